using Genex.Research.Reporting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;

namespace Genex.Research.Interactive;

/// <summary>What the library adds to .NET Interactive: its formatters from the first cell on, and the directive <c>#!genex</c>.</summary>
public static class KernelExtension
{
    /// <summary>Adds it to the kernel that runs the cell.</summary>
    /// <example><code>
    /// #r "../artifacts/lib/Genex.Research.dll"
    /// #r "../artifacts/lib/Genex.Research.Interactive.dll"
    /// Genex.Research.Interactive.KernelExtension.Load();
    /// </code></example>
    public static void Load() => Load(Kernel.Root);

    /// <summary>Adds it to a kernel and the C# kernels in it; once, however often it is called.</summary>
    /// <param name="kernel">The root kernel.</param>
    public static void Load(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        // Whatever registers formatters does so when the library is first used.
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Figure).Module.ModuleHandle);
        if (kernel.KernelInfo.SupportedDirectives.Any(one => one.Name == GenexDirective.Name)) return;
        var directive = new KernelActionDirective(GenexDirective.Name, GenexDirective.Description)
        {
            Parameters = [new KernelDirectiveParameter("--word", "what to list") { AllowImplicitName = true }],
        };
        foreach ((string word, string shows, bool folder) in GenexDirective.Words)
        {
            var listing = new KernelActionDirective(word, shows) { KernelCommandType = typeof(ListGenex) };
            if (folder) listing.Parameters.Add(new KernelDirectiveParameter("--folder", "the folder to look in") { AllowImplicitName = true });
            directive.Subcommands.Add(listing);
        }

        kernel.AddDirective<ListGenex>(directive, Answer);
    }

    private static Task Answer(ListGenex command, KernelInvocationContext context)
    {
        try
        {
            context.Display(GenexDirective.Answer(command.Words));
        }
        catch (ArgumentException wrong)
        {
            context.Fail(command, message: wrong.Message);
        }

        return Task.CompletedTask;
    }
}

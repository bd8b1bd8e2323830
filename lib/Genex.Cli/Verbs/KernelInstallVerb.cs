using System.CommandLine;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel install</c>: makes the kernel known to Jupyter.</summary>
internal static class KernelInstallVerb
{
    private static readonly Option<string?> Name = new("--name")
    {
        Description = $"Install under this name alone. Default: {KernelSpecs.OwnName}, and {KernelSpecs.SharedName} as well unless another kernel has that name.",
    };

    public static Command Create()
    {
        var command = new Command("install", """
            Make the C# kernel known to Jupyter. It starts the program from where it lies now: install again after moving it.

            Examples:
              genex kernel install
              genex kernel install --name csharp-work --prefix /opt/venv
            """)
        {
            Name, KernelFolder.User, KernelFolder.Prefix,
        };
        KernelFolder.RefuseBoth(command);
        command.SetAction(Install);
        return command;
    }

    private static int Install(ParseResult arguments)
    {
        var folder = KernelFolder.Named(arguments) ?? KernelSpecs.UserFolder;
        try
        {
            if (arguments.GetValue(Name) is { } name)
            {
                Say(KernelSpecs.Install(folder, name));
                return 0;
            }
            Say(KernelSpecs.Install(folder, KernelSpecs.OwnName));
            if (KernelSpecs.List().Concat(KernelSpecs.List(folder)).FirstOrDefault(kernel => kernel.Name == KernelSpecs.SharedName && !kernel.IsOurs) is { } other)
                Console.WriteLine($"{KernelSpecs.SharedName} stays with '{other.DisplayName}' in {other.Folder}");
            else
                Say(KernelSpecs.Install(folder, KernelSpecs.SharedName));
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine("genex kernel install: " + problem.Message);
            return 2;
        }
    }

    private static void Say(InstalledKernel kernel) => Console.WriteLine($"installed {kernel.Name} ('{kernel.DisplayName}') in {kernel.Folder}");
}

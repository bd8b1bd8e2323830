using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel install</c>: makes the kernel known to Jupyter.</summary>
internal static class KernelInstallVerb
{
    private static readonly Option<string?> Name = new("--name")
    {
        Description = $"Name of the kernel: install under this one alone. Default: {KernelSpecs.OwnName}, and {KernelSpecs.SharedName} as well unless "
            + "another kernel has that name.",
    };

    public static Verb Create() => KernelFolder.AddTo(new Verb("install", "Make the C# kernel known to Jupyter.", """
        It starts the program from where it lies now: install again after moving it.

        Examples:
          genex kernel install
          genex kernel install --name csharp-work --prefix /opt/venv
        """) { Name }).Does(Install);

    private static int Install(ParseResult result)
    {
        string folder = KernelFolder.Named(result) ?? KernelSpecs.UserFolder;
        if (result.GetValue(Name) is { } name)
        {
            Say(KernelSpecs.Install(folder, name));
            return ExitCode.Done;
        }

        Say(KernelSpecs.Install(folder, KernelSpecs.OwnName));
        if (KernelSpecs.List().Concat(KernelSpecs.List(folder)).FirstOrDefault(kernel => kernel.Name == KernelSpecs.SharedName && !kernel.IsOurs) is { } other)
            Console.WriteLine($"{KernelSpecs.SharedName} stays with '{other.DisplayName}' in {other.Folder}");
        else
            Say(KernelSpecs.Install(folder, KernelSpecs.SharedName));
        return ExitCode.Done;
    }

    private static void Say(InstalledKernel kernel) => Console.WriteLine($"installed {kernel.Name} ('{kernel.DisplayName}') in {kernel.Folder}");
}

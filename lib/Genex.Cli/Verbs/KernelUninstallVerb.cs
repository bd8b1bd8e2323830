using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel uninstall</c>: takes the kernel away from Jupyter.</summary>
internal static class KernelUninstallVerb
{
    private static readonly Option<string?> Name =
        new("--name") { Description = "Name of the kernel: the one to take away. Default: every specification that starts this kernel." };

    public static Verb Create() => KernelFolder.AddTo(new Verb("uninstall", "Take this kernel's specifications away again.", """
        Other kernels are left alone.

        Examples:
          genex kernel uninstall
          genex kernel uninstall --name csharp-work --prefix /opt/venv
        """) { Name }).Does(Uninstall);

    private static int Uninstall(ParseResult result)
    {
        string? name = result.GetValue(Name), folder = KernelFolder.Named(result);
        InstalledKernel[] found = [.. KernelSpecs.List(folder).Where(kernel => name is null ? kernel.IsOurs : kernel.Name == name)];
        if (found.Length == 0)
            throw new ArgumentException($"no kernel {(name is null ? "of this host" : $"'{name}'")} is installed{(folder is null ? "" : $" in {folder}")}");
        foreach (InstalledKernel kernel in found)
        {
            KernelSpecs.Uninstall(kernel);
            Console.WriteLine($"took {kernel.Name} away from {kernel.Folder}");
        }

        return ExitCode.Done;
    }
}

using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel list</c>: the kernels that Jupyter finds.</summary>
internal static class KernelListVerb
{
    public static Verb Create() => KernelFolder.AddTo(new Verb("list", "List the kernels that Jupyter finds, and say which of them cannot start.", """
        This program's own are marked with *.

        Examples:
          genex kernel list
          genex kernel list --prefix /opt/venv
        """)).Does(List);

    private static int List(ParseResult result)
    {
        IReadOnlyList<InstalledKernel> kernels = KernelSpecs.List(KernelFolder.Named(result));
        foreach (InstalledKernel kernel in kernels)
        {
            string problem = kernel.Missing is { } missing ? $"  (cannot start: {missing} is not there)" : "";
            Console.WriteLine($"{(kernel.IsOurs ? "*" : " ")} {kernel.Name,-20} {kernel.DisplayName,-20} {kernel.Folder}{problem}");
        }

        if (kernels.Count == 0) Console.WriteLine("no kernel is installed");
        return ExitCode.Done;
    }
}

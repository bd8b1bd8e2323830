using System.CommandLine;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel uninstall</c>: takes the kernel away from Jupyter.</summary>
internal static class KernelUninstallVerb
{
    private static readonly Option<string?> Name = new("--name") { Description = "The one to take away. Default: every specification that starts this kernel." };

    public static Command Create()
    {
        var command = new Command("uninstall", """
            Take this kernel's specifications away again. Other kernels are left alone.

            Examples:
              genex kernel uninstall
              genex kernel uninstall --name csharp-work --prefix /opt/venv
            """)
        {
            Name, KernelFolder.User, KernelFolder.Prefix,
        };
        KernelFolder.RefuseBoth(command);
        command.SetAction(Uninstall);
        return command;
    }

    private static int Uninstall(ParseResult arguments)
    {
        try
        {
            var name = arguments.GetValue(Name);
            InstalledKernel[] found = [.. KernelSpecs.List(KernelFolder.Named(arguments)).Where(kernel => name is null ? kernel.IsOurs : kernel.Name == name)];
            if (found.Length == 0)
            {
                Console.Error.WriteLine($"genex kernel uninstall: no kernel {(name is null ? "of this host" : $"'{name}'")} is installed{(KernelFolder.Named(arguments) is { } folder ? " in " + folder : "")}");
                return 2;
            }
            foreach (var kernel in found)
            {
                KernelSpecs.Uninstall(kernel);
                Console.WriteLine($"took {kernel.Name} away from {kernel.Folder}");
            }
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("genex kernel uninstall: " + problem.Message);
            return 2;
        }
    }
}

using System.CommandLine;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel list</c>: the kernels that Jupyter finds.</summary>
internal static class KernelListVerb
{
    public static Command Create()
    {
        var command = new Command("list", """
            List the kernels that Jupyter finds, this one marked with *, and say which of them cannot start.

            Examples:
              genex kernel list
              genex kernel list --prefix /opt/venv
            """)
        {
            KernelFolder.User, KernelFolder.Prefix,
        };
        KernelFolder.RefuseBoth(command);
        command.SetAction(arguments =>
        {
            var kernels = KernelSpecs.List(KernelFolder.Named(arguments));
            foreach (var kernel in kernels)
                Console.WriteLine($"{(kernel.IsOurs ? "*" : " ")} {kernel.Name,-20} {kernel.DisplayName,-20} {kernel.Folder}{(kernel.Missing is { } missing ? $"  (cannot start: {missing} is not there)" : "")}");
            if (kernels.Count == 0)
                Console.WriteLine("no kernel is installed");
            return 0;
        });
        return command;
    }
}

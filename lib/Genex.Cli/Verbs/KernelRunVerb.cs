using System.CommandLine;
using System.Diagnostics;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel run</c>: the kernel itself, in a process of its own, as an installed specification starts it.</summary>
internal static class KernelRunVerb
{
    private static readonly Option<string> ConnectionFile = new("--connection-file", "-f") { Description = "The connection file that a front end wrote.", Required = true };

    public static Command Create()
    {
        var command = new Command("run", """
            Run the kernel on a connection file until its front end ends it. Front ends do this by themselves; by hand it serves to look at a problem.

            Example:
              genex kernel run --connection-file kernel-1234.json
            """)
        {
            ConnectionFile,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var file = arguments.GetValue(ConnectionFile)!;
            if (!File.Exists(file))
            {
                await Console.Error.WriteLineAsync($"genex kernel run: {file}: there is no such file");
                return 2;
            }
            using var process = Process.Start(HostProcess.Start("kernel", Path.GetFullPath(file)))!;
            try
            {
                await process.WaitForExitAsync(cancellationToken);
                return process.ExitCode;
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                return 130;
            }
        });
        return command;
    }
}

using System.CommandLine;
using System.Diagnostics;
using Genex.Cli.Frame;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex kernel run</c>: the kernel itself, in a process of its own, as an installed specification starts it.</summary>
internal static class KernelRunVerb
{
    private static readonly Option<string> ConnectionFile =
        new("--connection-file", "-f") { Description = "The connection file that a front end wrote.", Required = true };

    public static Verb Create() => new Verb("run", "Run the kernel on a connection file until its front end ends it.", """
        Front ends do this by themselves; by hand it serves to look at a problem.

        Example:
          genex kernel run --connection-file kernel-1234.json
        """, "the kernel was ended") { ConnectionFile }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        string file = result.GetRequiredValue(ConnectionFile);
        if (!File.Exists(file)) throw new FileNotFoundException($"{file}: there is no such file");
        using Process process = Process.Start(HostProcess.Start("kernel", Path.GetFullPath(file)))!;
        try
        {
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}

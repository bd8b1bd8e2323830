using System.Diagnostics;
using Genex.Notebooks.Installation;

namespace Genex.Benchmarks.Kills;

/// <summary>A program in a process whose number is always the same, where the system lets this one make such (Linux, root): as in a container, where every
/// start is process 1.</summary>
internal sealed class KilledProcess : IDisposable
{
    private static readonly string[] Same = ["--pid", "--fork", "--kill-child", "--mount-proc"];
    private readonly Process process;
    private readonly Task<string> output, error;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">Of the genex program, or of this one where they begin with "kill".</param>
    /// <param name="place">Where its caches, temporary files and runs are kept.</param>
    public KilledProcess(IReadOnlyList<string> arguments, string place)
    {
        string program = arguments[0] == "kill" ? typeof(KilledProcess).Assembly.Location : typeof(Cli.GenexCommand).Assembly.Location;
        ProcessStartInfo start = new(NumbersAreReused ? "unshare" : HostProcess.DotnetPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])[.. NumbersAreReused ? [.. Same, HostProcess.DotnetPath] : Array.Empty<string>(), program, .. arguments])
            start.ArgumentList.Add(argument);
        foreach ((string name, string folder) in (ReadOnlySpan<(string, string)>)[("GENEX_CACHE", "cache"), ("GENEX_RUNS", "runs"), ("TMPDIR", "tmp")])
            start.Environment[name] = Directory.CreateDirectory(Path.Combine(place, folder)).FullName;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // the runtime leaves its pipes among the temporary files when it is killed
        process = Process.Start(start)!;
        (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Whether every start has the same process number.</summary>
    public static bool NumbersAreReused { get; } = FindOut();

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code, and what it wrote on standard error.</returns>
    public (int Code, string Error) Wait()
    {
        process.WaitForExit();
        _ = output.Result;
        return (process.ExitCode, error.Result);
    }

    /// <summary>Kills it and everything that it has started, and waits until all are gone: its output ends with the last of them.</summary>
    /// <returns>Whether it was still running.</returns>
    public bool Kill()
    {
        bool running = !process.HasExited;
        process.Kill(entireProcessTree: true);
        Task.WaitAll(output, error);
        return running;
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    private static bool FindOut()
    {
        try
        {
            using Process trial = Process.Start(new ProcessStartInfo("unshare", [.. Same, "true"]) { RedirectStandardError = true, UseShellExecute = false })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program
        }
    }
}

using System.Diagnostics;

namespace Genex.Research.Experiments;

/// <summary>A process that does one element of a sweep after another.</summary>
internal sealed class SweepProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly FileStream log;
    private readonly Task copied;

    /// <param name="command">Program and arguments.</param>
    /// <param name="threads">Threads that it computes with.</param>
    /// <param name="log">Takes what it says on standard error.</param>
    public SweepProcess(IReadOnlyList<string> command, int threads, string log)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in SweepThreads.Variables(threads)) start.Environment[name] = value;
        this.log = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        process = Process.Start(start)!;
        copied = process.StandardError.BaseStream.CopyToAsync(this.log);
    }

    /// <summary>Has an element done.</summary>
    /// <param name="element">Its number.</param>
    /// <param name="cancellation">Asks the process to stop; what it has not kept after half a minute is lost.</param>
    /// <returns>False when the process has died over it.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Do(int element, CancellationToken cancellation)
    {
        using CancellationTokenRegistration asked = cancellation.Register(Stop);
        try
        {
            process.StandardInput.WriteLine(Invariant($"{element}"));
            process.StandardInput.Flush();
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // It has died before, or been stopped: nothing will be read either.
        }

        string? answer = process.StandardOutput.ReadLine();
        cancellation.ThrowIfCancellationRequested();
        return answer is not null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        process.WaitForExit();
        copied.Wait();
        log.Dispose();
        process.Dispose();
    }

    // It ends by itself once its input has; one that does not is killed, which loses no more than a crash would.
    private void Stop()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has died, and what it was to read is gone with it.
        }

        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
    }
}

using System.Diagnostics;

namespace Genex.Cli.Verbs;

/// <summary>Progress of a calibration on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class CalibrateProgress : IProgress<(long Done, long Of)>, IDisposable
{
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Terminal ? 0.2 : 5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    /// <inheritdoc/>
    public void Report((long Done, long Of) value)
    {
        lock (gate)
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + pause;
            var line = $"simulating: {value.Done:#,0} of {value.Of:#,0} studies, {watch.Elapsed.TotalSeconds:0} s";
            if (Terminal) Console.Error.Write($"\r{line}   ");
            else Console.Error.WriteLine(line);
            written = true;
        }
    }

    public void Dispose()
    {
        if (written && Terminal) Console.Error.WriteLine();
    }
}

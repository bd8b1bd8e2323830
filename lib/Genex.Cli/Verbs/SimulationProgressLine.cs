using System.Diagnostics;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>Progress of a simulation on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class SimulationProgressLine : IProgress<SimulationProgress>, IDisposable
{
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Terminal ? 0.2 : 5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    /// <inheritdoc/>
    public void Report(SimulationProgress value)
    {
        lock (gate)
        {
            if (watch.Elapsed < next)
                return;
            next = watch.Elapsed + pause;
            double share = (double)value.FramesWritten / Math.Max(1, value.FramesInAll), left = watch.Elapsed.TotalSeconds * (1 - share) / Math.Max(share, 1e-3);
            string line = $"drawing: {value.FramesWritten} of {value.FramesInAll} frames ({share:P0}), about {left:0} s left";
            if (Terminal)
                Console.Error.Write($"\r{line}   ");
            else
                Console.Error.WriteLine(line);
            written = true;
        }
    }

    public void Dispose()
    {
        if (written && Terminal)
            Console.Error.WriteLine();
    }
}

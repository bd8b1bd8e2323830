using System.Diagnostics;
using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary>Progress of loading and training on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class TrainingProgressLine : IProgress<RunProgress>, IProgress<LoadProgress>, IDisposable
{
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Terminal ? 0.1 : 5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    /// <inheritdoc/>
    public void Report(RunProgress value) => Say($"{value.Share,4:P0} {value}");

    /// <inheritdoc/>
    public void Report(LoadProgress value) => Say(value.ToString());

    public void Dispose()
    {
        if (written && Terminal) Console.Error.WriteLine();
        written = false;
    }

    private void Say(string line)
    {
        lock (gate)
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + pause;
            if (Terminal) Console.Error.Write($"\r\e[K{line}");
            else Console.Error.WriteLine(line);
            written = true;
        }
    }
}

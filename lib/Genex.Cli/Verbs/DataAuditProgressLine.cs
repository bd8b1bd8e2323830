using System.Diagnostics;
using Genex.Research.Datasets.Audit;

namespace Genex.Cli.Verbs;

/// <summary>Progress of an audit on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class DataAuditProgressLine : IProgress<AuditProgress>, IDisposable
{
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Terminal ? 0.2 : 5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    /// <inheritdoc/>
    public void Report(AuditProgress value)
    {
        lock (gate)
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + pause;
            string line = value.Stage is "aligning" or "reading frames" ? $"{value.Stage}: {value.Done:N0} of {value.Of:N0} frames ({(double)value.Done / Math.Max(1, value.Of):P0})" : $"checking: {value.Stage}";
            if (Terminal) Console.Error.Write($"\r{line,-70}");
            else Console.Error.WriteLine(line);
            written = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (written && Terminal) Console.Error.Write("\r\e[K");
    }
}

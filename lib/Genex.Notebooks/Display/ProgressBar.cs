using System.Diagnostics;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Display;

/// <summary>A progress bar in a cell's output. It redraws itself at most ten times a second, and at the end.</summary>
/// <param name="total">The number of steps; at least 1.</param>
/// <param name="title">What is going on.</param>
[TypeFormatterSource(typeof(ProgressBarFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ProgressBar(int total, string title = "") : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private DisplayedValue? shown;
    private TimeSpan next;

    /// <summary>The number of steps.</summary>
    public int Total { get; } = total >= 1 ? total : throw new ArgumentOutOfRangeException(nameof(total), total, "a progress bar has at least one step");

    /// <summary>What is going on.</summary>
    public string Title { get; } = title;

    /// <summary>Steps done.</summary>
    public int Done { get; private set; }

    /// <summary>Time since the bar was made.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>Shows the bar in the running cell.</summary>
    /// <returns>The bar.</returns>
    public ProgressBar Start()
    {
        shown ??= MimeBundle.From(this).Show();
        return this;
    }

    /// <summary>Says how many steps are done, from any thread.</summary>
    public void Report(int value)
    {
        lock (gate)
        {
            Done = Math.Clamp(value, 0, Total);
            if (Done < Total && watch.Elapsed < next)
                return;
            next = watch.Elapsed + Pause;
            if (Done == Total)
                watch.Stop();
            Start().shown!.Update(this);
        }
    }

    /// <summary>One more step is done.</summary>
    public void Step() => Report(Done + 1);

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"{(Title.Length > 0 ? Title + " " : "")}{Done}/{Total} ({100.0 * Done / Total:0} %), {Elapsed.TotalSeconds:0.0} s");
}

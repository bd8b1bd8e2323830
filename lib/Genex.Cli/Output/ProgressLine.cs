using System.Diagnostics;

namespace Genex.Cli.Output;

/// <summary>Progress on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere; nothing in the first second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const double EnoughToPredict = 0.02;

    private readonly bool terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    public ProgressLine() => Notices.Receiver = Keep; // what has to be said between two steps is not written into the line

    /// <summary>Whether the line is rewritten; elsewhere each is one more line of a log.</summary>
    public bool ChangesInPlace => terminal;

    /// <summary>A receiver of one kind of progress that writes to this line.</summary>
    /// <param name="write">What the line says.</param>
    public IProgress<T> Of<T>(Func<T, string> write) => new Receiver<T>(value => Show(() => write(value)));

    /// <summary>A receiver of progress that is counted; the line says the time left as well.</summary>
    /// <param name="title">What is being done, as "drawing".</param>
    public IProgress<Progress> Counted(string title) => new Receiver<Progress>(value => Show(() => Counted(title, value)));

    /// <summary>A receiver that calls on the spot; <see cref="Progress{T}"/> would call on another thread, later.</summary>
    public static IProgress<T> At<T>(Action<T> act) => new Receiver<T>(act);

    /// <summary>Replaces the line, unless it was replaced a moment ago.</summary>
    public void Show(Func<string> write)
    {
        lock (gate)
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + TimeSpan.FromSeconds(terminal ? 0.2 : 5);
            if (terminal) Console.Error.Write($"\r\e[K{Fitting(write())}");
            else Console.Error.WriteLine(write());
            written = true;
        }
    }

    /// <summary>Writes a line that stays; what is under way goes on below it.</summary>
    public void Keep(string text)
    {
        lock (gate)
        {
            Dispose();
            Console.Error.WriteLine(text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (written && terminal) Console.Error.Write("\r\e[K");
        written = false;
    }

    // A line that the terminal breaks could not be rewritten.
    private static string Fitting(string text) => Console.WindowWidth is > 1 and var width && text.Length >= width ? text[..(width - 2)] + "…" : text;

    private string Counted(string title, Progress at)
    {
        double fraction = (double)at.Done / Math.Max(1, at.Total ?? 0);
        string left = fraction < EnoughToPredict ? "" : Invariant($", about {watch.Elapsed.TotalSeconds * (1 - fraction) / fraction:0} s left");
        return Invariant($"{title}: {at.Done:#,0} of {at.Total:#,0} {at.Unit} ({fraction:P0}){left}");
    }

    private sealed class Receiver<T>(Action<T> act) : IProgress<T>
    {
        public void Report(T value) => act(value);
    }
}

using System.Diagnostics;

namespace Genex.Cli.Verbs;

/// <summary>Progress on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere; nothing in the first second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private readonly TimeSpan pause = TimeSpan.FromSeconds(Terminal ? 0.2 : 5);
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan next = TimeSpan.FromSeconds(1);
    private bool written;

    /// <summary>Time since the work began.</summary>
    public TimeSpan Elapsed => watch.Elapsed;

    /// <summary>A receiver of one kind of progress that writes to this line.</summary>
    /// <param name="write">What the line says.</param>
    public IProgress<T> Of<T>(Func<T, string> write) => new Receiver<T>(this, write);

    /// <summary>Writes a line that stays; what is under way goes on below it.</summary>
    public void Interrupt(string text)
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
        if (written && Terminal) Console.Error.Write("\r\e[K");
        written = false;
    }

    private void Say(Func<string> write)
    {
        lock (gate)
        {
            if (watch.Elapsed < next) return;
            next = watch.Elapsed + pause;
            if (Terminal) Console.Error.Write($"\r\e[K{write()}");
            else Console.Error.WriteLine(write());
            written = true;
        }
    }

    private sealed class Receiver<T>(ProgressLine line, Func<T, string> write) : IProgress<T>
    {
        public void Report(T value) => line.Say(() => write(value));
    }
}

using System.Text;

namespace Genex.Notebooks.Display;

/// <summary>Stands in for <see cref="Console.Out"/> and <see cref="Console.Error"/>: a cell's text goes to its sink as it is written, anything else to where it
/// went before.</summary>
internal sealed class ConsoleCapture(string name, TextWriter outside) : TextWriter
{
    private static readonly Lock Gate = new();
    private static TextWriter? output, errors;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Redirects the console of this process; again where a cell has left its own writer behind, which would swallow what later ones write.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (output is null)
            {
                Console.SetOut(new ConsoleCapture("stdout", Console.Out));
                Console.SetError(new ConsoleCapture("stderr", Console.Error));
                (output, errors) = (Console.Out, Console.Error);
                TaskScheduler.UnobservedTaskException += static (_, left) => Tell(left.Exception);
                return;
            }
            if (!ReferenceEquals(Console.Out, output))
                Console.SetOut(output);
            if (!ReferenceEquals(Console.Error, errors))
                Console.SetError(errors!);
        }
    }

    /// <summary>Says what a task that nobody waited for has thrown.</summary>
    private static void Tell(AggregateException exception)
    {
        foreach (Exception one in exception.Flatten().InnerExceptions
            .Where(static one => one is not (OperationCanceledException or ThreadInterruptedException)))
            errors!.WriteLine($"A task that nobody waited for has failed: {one.GetType().FullName}: {one.Message}\n{one.StackTrace}");
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        if (!CellScope.Emit((name, value), static (sink, text) => sink.Stream(text.name, text.value)))
            outside.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

    public override void WriteLine() => Write("\n");

    public override void Flush() => outside.Flush();
}

using System.Text;

namespace Genex.Notebooks.Display;

/// <summary>Stands in for <see cref="Console.Out"/> and <see cref="Console.Error"/>: a cell's text goes to its sink as it is written, anything else to where it
/// went before.</summary>
internal sealed class ConsoleCapture(string name, TextWriter outside) : TextWriter
{
    private static readonly Lock Gate = new();
    private static bool s_installed;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Redirects the console of this process, once.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (s_installed)
                return;
            Console.SetOut(new ConsoleCapture("stdout", Console.Out));
            Console.SetError(new ConsoleCapture("stderr", Console.Error));
            s_installed = true;
        }
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

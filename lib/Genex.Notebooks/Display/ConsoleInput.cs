namespace Genex.Notebooks.Display;

/// <summary>Stands in for <see cref="Console.In"/>: each line is asked for.</summary>
internal sealed class ConsoleInput : TextReader
{
    private string line = "";
    private int next;

    public override string? ReadLine()
    {
        string rest = line[next..].TrimEnd('\n');
        (line, next) = ("", 0);
        return rest.Length > 0 ? rest : CellScope.Ask("", hidden: false);
    }

    /// <summary>What is left of the line, or one that is asked for: nobody could say that there is nothing more.</summary>
    public override string ReadToEnd() => ReadLine() ?? "";

    public override int Peek() => next < line.Length ? line[next] : -1;

    public override int Read()
    {
        if (next >= line.Length)
            (line, next) = (CellScope.Ask("", hidden: false) + "\n", 0);
        return line[next++];
    }
}

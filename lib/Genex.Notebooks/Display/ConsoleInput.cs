namespace Genex.Notebooks.Display;

/// <summary>Stands in for <see cref="Console.In"/>: each line is asked for.</summary>
internal sealed class ConsoleInput : TextReader
{
    private string _line = "";
    private int _next;

    public override string? ReadLine()
    {
        string rest = _line[_next..].TrimEnd('\n');
        (_line, _next) = ("", 0);
        return rest.Length > 0 ? rest : CellScope.Ask("", hidden: false);
    }

    /// <summary>What is left of the line, or one that is asked for: nobody could say that there is nothing more.</summary>
    public override string ReadToEnd() => ReadLine() ?? "";

    public override int Peek() => _next < _line.Length ? _line[_next] : -1;

    public override int Read()
    {
        if (_next >= _line.Length)
            (_line, _next) = (CellScope.Ask("", hidden: false) + "\n", 0);
        return _line[_next++];
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Session;

/// <summary>Takes a cell's source apart: C#, Markdown and HTML segments, <c>#r</c> lines, <c>#!time</c>. Lines that only look like directives, inside a string or a comment, stay code.</summary>
internal sealed partial class CellText
{
    private static readonly string[] Languages = ["csharp", "markdown", "html"];

    /// <summary>What a line can begin with to be a directive.</summary>
    public static readonly IReadOnlyList<string> KnownDirectives = ["#!csharp", "#!html", "#!markdown", "#!time", "#r"];

    private readonly List<CellSegment> _segments = [];
    private readonly string[] _lines;
    private string _language;
    private int _segmentStart;
    private StringBuilder _text = new();
    private List<ReferenceDirective> _references = [];

    private CellText(string source, string language)
    {
        _lines = source.ReplaceLineEndings("\n").Split('\n');
        _language = language;
        for (var i = 0; i < _lines.Length; i++)
            Read(i);
        EndSegment();
    }

    /// <summary>The segments that hold anything, in order.</summary>
    public IReadOnlyList<CellSegment> Segments => _segments;

    /// <summary>Whether <c>#!time</c> asks for the time the cell takes.</summary>
    public bool Timed { get; private set; }

    /// <summary>Reads a cell.</summary>
    /// <exception cref="DirectiveException">A directive that this host does not know.</exception>
    public static CellText Parse(string source, string language) =>
        Languages.Contains(language) ? new(source, language) : throw new DirectiveException(1, $"the cell's language is '{language}'; known are {string.Join(", ", Languages)}");

    /// <summary>The text with its directives blanked, every other character in its place.</summary>
    public static string WithoutDirectives(string source) => DirectiveLine().Replace(source, line => new string(' ', line.Length));

    private void Read(int index)
    {
        var line = _lines[index];
        var directive = line.StartsWith("#!", StringComparison.Ordinal);
        var reference = _language == "csharp" && !directive ? Reference().Match(line) : Match.Empty;
        if ((!directive && !reference.Success) || (_language == "csharp" && IsInsideToken(index)))
        {
            _text.Append(line).Append('\n');
            return;
        }
        if (reference.Success)
            _references.Add(new ReferenceDirective(reference.Groups["target"].Value, index + 1));
        else
            Follow(line[2..].Trim(), index);
        if (_language == "csharp" && _segmentStart <= index)
            _text.Append('\n');
    }

    private void Follow(string directive, int index)
    {
        if (directive == "time")
        {
            Timed = true;
        }
        else if (Languages.Contains(directive))
        {
            EndSegment();
            _language = directive;
            _segmentStart = index + 1;
            if (_language == "csharp")
                _text.Append('\n', index + 1);
        }
        else
        {
            throw new DirectiveException(index + 1, $"'#!{directive}' is not a directive of this host; known are #!csharp, #!markdown, #!html, #!time, #r \"path\"");
        }
    }

    /// <summary>Whether the line begins inside a string or a comment of the current C# segment.</summary>
    private bool IsInsideToken(int index)
    {
        var segment = string.Join('\n', _lines[_segmentStart..]);
        var position = _lines[_segmentStart..index].Sum(line => line.Length + 1);
        var root = CSharpSyntaxTree.ParseText(SourceText.From(segment), new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();
        var token = root.FindToken(position);
        if (token.SpanStart < position && position < token.Span.End)
            return true;
        return root.FindTrivia(position) is var trivia && trivia.SpanStart < position && position < trivia.Span.End && trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }

    private void EndSegment()
    {
        var text = _text.ToString();
        if (!string.IsNullOrWhiteSpace(text) || _references.Count > 0)
            _segments.Add(new CellSegment(_language, text, _references));
        _text = new StringBuilder();
        _references = [];
    }

    [GeneratedRegex("""^[ \t]*#(!|r\b|i\b|load\b)[^\n]*""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DirectiveLine();

    [GeneratedRegex("""^\s*#r\s+"(?<target>[^"]+)"\s*;?\s*(//.*)?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Session;

/// <summary>Takes a cell's source apart into segments, at its directives. Lines that only look like directives, inside a string or a comment, stay
/// code.</summary>
internal sealed partial class CellText
{
    /// <summary>What a line can begin with to be a directive.</summary>
    public static readonly IReadOnlyList<string> KnownDirectives =
        ["#!about", "#!csharp", "#!html", "#!import", "#!lsmagic", "#!markdown", "#!set", "#!share", "#!time", "#!value", "#!who",
            "#!whos", "#i", "#load", "#r"];

    private static readonly string[] Languages = ["csharp", "markdown", "html"];
    private static readonly string[] Questions = ["who", "whos", "about", "lsmagic"];

    private readonly List<CellSegment> segments = [];
    private readonly string[] lines;
    private string language;
    private int segmentStart;
    private StringBuilder text = new();
    private List<ReferenceDirective> references = [];
    private string name = "";

    private CellText(string source, string language)
    {
        lines = source.ReplaceLineEndings("\n").Split('\n');
        this.language = language;
        for (int i = 0; i < lines.Length; i++)
            Read(i);
        EndSegment();
    }

    /// <summary>The segments that hold anything, in order.</summary>
    public IReadOnlyList<CellSegment> Segments => segments;

    /// <summary>Whether <c>#!time</c> asks for the time the cell takes.</summary>
    public bool Timed { get; private set; }

    /// <summary>Reads a cell.</summary>
    /// <exception cref="DirectiveException">A directive that this host does not know.</exception>
    public static CellText Parse(string source, string language) =>
        Languages.Contains(language) ? new(source, language)
            : throw new DirectiveException(1, $"the cell's language is '{language}'; known are {string.Join(", ", Languages)}");

    /// <summary>The text with its directives blanked, every other character in its place.</summary>
    public static string WithoutDirectives(string source) => DirectiveLine().Replace(source, line => new string(' ', line.Length));

    private void Read(int index)
    {
        string line = lines[index];
        bool directive = line.StartsWith("#!", StringComparison.Ordinal);
        Match reference = language == "csharp" && !directive ? Reference().Match(line) : Match.Empty;
        if ((!directive && !reference.Success) || (language == "csharp" && IsInsideToken(index)) || !(directive || IsOurs(reference)))
        {
            text.Append(line).Append('\n');
            return;
        }
        int before = segmentStart;
        if (reference.Success && reference.Groups["kind"].Value == "load")
            Import(reference.Groups["target"].Value, index);
        else if (reference.Success)
            references.Add(new ReferenceDirective(reference.Groups["kind"].Value, reference.Groups["target"].Value.Trim(), index + 1));
        else
            Follow(line[2..].Trim(), index);
        if (language == "csharp" && segmentStart == before)
            text.Append('\n');
    }

    /// <summary>The compiler itself follows a <c>#load</c> of C#; one of a notebook is followed here.</summary>
    private static bool IsOurs(Match reference) =>
        reference.Groups["kind"].Value != "load" || reference.Groups["target"].Value.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    private void Follow(string directive, int index)
    {
        (string? word, string[]? rest) = directive.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is [var first, .. var others] ? (first, others) : ("", []);
        if (word == "time" && rest.Length == 0)
            Timed = true;
        else if (Languages.Contains(word) && rest.Length == 0)
            Begin(word, index + 1);
        else if (Questions.Contains(word) && rest.Length == 0)
            Put(new CellSegment(word, "", [], index + 1), index);
        else if (word is "set" or "share" or "value" && rest is [var options])
            FollowValue(ValueDirective.Parse(word, options, index + 1), index);
        else if (word == "import" && rest is [var path])
            Import(path.Trim('"'), index);
        else if (KnownDirectives.Contains("#!" + word))
            throw new DirectiveException(index + 1, word == "import" ? "'#!import' needs a file: #!import \"helpers.csx\""
                : word is "set" or "share" or "value" ? ValueDirective.Usage(word)
                : $"'#!{word}' takes nothing after it, found '{rest[0]}'");
        else
            Put(new CellSegment("library", rest is [var words] ? $"{word} {words}" : word, [], index + 1), index);
    }

    private void FollowValue(ValueDirective directive, int index)
    {
        if (directive.Code is { } code)
            Put(new CellSegment("csharp", new string('\n', index) + code, [], index + 1), index);
        else
        {
            Begin("value", index + 1);
            name = directive.Name;
        }
    }

    private void Import(string path, int index) => Put(new CellSegment("import", path, [], index + 1), index);

    /// <summary>A segment of one line; what follows it goes on in the language before.</summary>
    private void Put(CellSegment segment, int index)
    {
        EndSegment();
        segments.Add(segment);
        Begin(language == "value" ? "csharp" : language, index + 1);
    }

    private void Begin(string language, int line)
    {
        EndSegment();
        this.language = language;
        segmentStart = line;
        if (this.language == "csharp")
            text.Append('\n', line);
    }

    /// <summary>Whether the line begins inside a string or a comment of the current C# segment.</summary>
    private bool IsInsideToken(int index)
    {
        string segment = string.Join('\n', lines[segmentStart..]);
        int position = lines[segmentStart..index].Sum(line => line.Length + 1);
        SyntaxNode root = CSharpSyntaxTree.ParseText(SourceText.From(segment), new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot();
        SyntaxToken token = root.FindToken(position);
        if (token.SpanStart < position && position < token.Span.End)
            return true;
        return root.FindTrivia(position) is var trivia && trivia.SpanStart < position && position < trivia.Span.End
            && trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
    }

    private void EndSegment()
    {
        string segment = text.ToString();
        if (language == "value")
        {
            string declaration = ValueDirective.Declaration(name, segment.TrimEnd('\n'));
            segments.Add(new CellSegment("csharp", new string('\n', segmentStart) + declaration, [], segmentStart + 1));
        }
        else if (!string.IsNullOrWhiteSpace(segment) || references.Count > 0)
            segments.Add(new CellSegment(language, segment, references, segmentStart + 1));
        text = new StringBuilder();
        references = [];
    }

    [GeneratedRegex("""^[ \t]*#(!|r\b|i\b|load\b)[^\n]*""", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DirectiveLine();

    [GeneratedRegex("""^\s*#(?<kind>r|i|load)\s+"(?<target>[^"]+)"\s*;?\s*(//.*)?$""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}

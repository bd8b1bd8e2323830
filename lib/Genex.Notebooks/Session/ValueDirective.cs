using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Genex.Notebooks.Session;

/// <summary>A line that gives a variable its value: <c>#!value --name x</c> over the text that follows it, <c>#!set --name x --value @csharp:y</c>,
/// <c>#!share --from csharp y --as x</c>. There is one language with variables here, so another's name is that of text kept by <c>#!value</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Code">What declares it; null where its text follows.</param>
internal sealed partial record ValueDirective(string Name, string? Code)
{
    /// <summary>Reads what stands after the directive's word.</summary>
    /// <exception cref="DirectiveException">Something is missing or not known.</exception>
    public static ValueDirective Parse(string word, string options, int line)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        string? key = null, alone = null;
        foreach (Match match in Word().Matches(options))
        {
            string text = match.Value.Length > 1 && match.Value[0] == '"' && match.Value[^1] == '"' ? match.Value[1..^1] : match.Value;
            if (match.Value.StartsWith("--", StringComparison.Ordinal))
                key = match.Value[2..];
            else if (key is not null)
                (named[key], key) = (text, null);
            else
                alone = text;
        }
        string? name = word == "share" ? named.GetValueOrDefault("as") ?? alone : named.GetValueOrDefault("name");
        string? value = word == "share" ? alone : named.GetValueOrDefault("value");
        if (name is null || !SyntaxFacts.IsValidIdentifier(name) || (word != "value" && value is null))
            throw new DirectiveException(line, Usage(word));
        if (word == "value")
            return new(name, value is null ? null : Declaration(name, value));
        if (word == "set" && !value!.StartsWith('@'))
            return new(name, Declaration(name, value));
        string source = value!.TrimStart('@').Split(':')[^1];
        if (!SyntaxFacts.IsValidIdentifier(source))
            throw new DirectiveException(line, Usage(word));
        return new(name, source == name ? $"_ = {source};" : $"var {name} = {source};");
    }

    /// <summary>How a directive is written.</summary>
    public static string Usage(string word) => word switch
    {
        "set" => "'#!set' is written #!set --name x --value @csharp:y, or with text after --value",
        "share" => "'#!share' is written #!share --from csharp x, with --as y for another name",
        _ => "'#!value' is written #!value --name x, with the text in the lines below it",
    };

    /// <summary>C# that declares a text.</summary>
    public static string Declaration(string name, string text) => $"var {name} = {SymbolDisplay.FormatLiteral(text, quote: true)};";

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

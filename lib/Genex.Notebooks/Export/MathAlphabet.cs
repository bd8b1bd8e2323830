using System.Text;

namespace Genex.Notebooks.Export;

/// <summary>Letters of Unicode's mathematical alphabets, which MathML uses instead of fonts.</summary>
internal static class MathAlphabet
{
    private static readonly Dictionary<char, string> DoubleStruckExceptions = new() { ['C'] = "ℂ", ['H'] = "ℍ", ['N'] = "ℕ", ['P'] = "ℙ", ['Q'] = "ℚ", ['R'] = "ℝ", ['Z'] = "ℤ" };

    private static readonly Dictionary<char, string> ScriptExceptions = new()
    {
        ['B'] = "ℬ", ['E'] = "ℰ", ['F'] = "ℱ", ['H'] = "ℋ", ['I'] = "ℐ", ['L'] = "ℒ", ['M'] = "ℳ", ['R'] = "ℛ", ['e'] = "ℯ", ['g'] = "ℊ", ['o'] = "ℴ",
    };

    /// <summary>The letters of a text in an alphabet, as identifiers; everything else as it is.</summary>
    /// <param name="font"><c>bold</c>, <c>double-struck</c> or <c>script</c>.</param>
    /// <param name="text">Plain letters; other LaTeX is written as it stands.</param>
    public static string Write(string font, string text)
    {
        var written = new StringBuilder("<mrow>");
        foreach (var c in text.StartsWith('\\') && LatexSymbols.Identifiers.TryGetValue(text[1..], out var letter) ? letter : text)
            written.Append("<mi>").Append(System.Net.WebUtility.HtmlEncode(Letter(font, c))).Append("</mi>");
        return written.Append("</mrow>").ToString();
    }

    private static string Letter(string font, char c)
    {
        var exceptions = font == "double-struck" ? DoubleStruckExceptions : font == "script" ? ScriptExceptions : null;
        if (exceptions?.TryGetValue(c, out var exception) == true)
            return exception;
        var (upper, lower) = font switch { "double-struck" => (0x1D538, 0x1D552), "script" => (0x1D49C, 0x1D4B6), _ => (0x1D400, 0x1D41A) };
        return c switch
        {
            >= 'A' and <= 'Z' => char.ConvertFromUtf32(upper + c - 'A'),
            >= 'a' and <= 'z' => char.ConvertFromUtf32(lower + c - 'a'),
            >= '0' and <= '9' when font == "bold" => char.ConvertFromUtf32(0x1D7CE + c - '0'),
            >= 'α' and <= 'ω' when font == "bold" => char.ConvertFromUtf32(0x1D6C2 + c - 'α'),
            _ => c.ToString(),
        };
    }
}

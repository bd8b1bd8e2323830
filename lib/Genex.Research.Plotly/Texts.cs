namespace Genex.Research.Plotly;

/// <summary>Text in figures: escaped, wrapped, and measured roughly, so that nothing is cut off.</summary>
internal static class Texts
{
    internal const string Font = "DejaVu Sans, Verdana, Arial, sans-serif";
    internal const int TitleSize = 16, BodySize = 12;
    private const double RowNameWidth = 260; // pixels
    private const double CharacterWidth = 0.58; // of the font size; DejaVu Sans averages 0.55 over English text

    /// <summary>Plotly reads a few HTML tags in texts; ours hold none but line breaks.</summary>
    internal static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>Pixels across of the longest line.</summary>
    internal static double Width(string text, double size = BodySize) => CharacterWidth * size * text.Split('\n').Max(line => line.Length);

    /// <summary>Lines of at most this width, broken between words.</summary>
    internal static IReadOnlyList<string> Wrap(string text, double pixels, double size)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > pixels)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The name of a row beside a vertical axis, in lines short enough to leave room for the panel.</summary>
    internal static string RowName(string name) => string.Join('\n', Wrap(name, RowNameWidth, BodySize));

    /// <summary>Wrapped, escaped, with plotly's line breaks.</summary>
    internal static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Escape));
}

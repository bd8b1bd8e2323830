namespace Genex.Notebooks.Assistance;

/// <summary>Jupyter counts a cursor's position in code points, .NET in UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The position in UTF-16 units; the end of the text where the position lies beyond it.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        int at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--)
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return at;
    }

    /// <summary>The position in code points.</summary>
    public static int FromUtf16(string text, int units)
    {
        int count = 0;
        for (int at = 0; at < units && at < text.Length; count++)
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return count;
    }
}

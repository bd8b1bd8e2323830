using System.Collections.Frozen;
using System.Text;

namespace Genex.Research.Recordings;

/// <summary>Texts that people spell in several ways: what is left when spaces, letter case and width do not matter.</summary>
/// <remarks>Our programs run without ICU, where normalisation leaves most texts as they are; so it is done here, for Latin letters.</remarks>
internal static class FoldedText
{
    private static readonly FrozenDictionary<char, (string Plain, string Accented)> Accents = new Dictionary<char, (string Plain, string Accented)>
    {
        ['\u0300'] = ("AEIOU", "ÀÈÌÒÙ"),
        ['\u0301'] = ("AEIOUYCLNRSZ", "ÁÉÍÓÚÝĆĹŃŔŚŹ"),
        ['\u0302'] = ("AEIOUCGHJSWY", "ÂÊÎÔÛĈĜĤĴŜŴŶ"),
        ['\u0303'] = ("ANOIU", "ÃÑÕĨŨ"),
        ['\u0304'] = ("AEIOU", "ĀĒĪŌŪ"),
        ['\u0306'] = ("AEGIOU", "ĂĔĞĬŎŬ"),
        ['\u0307'] = ("CEGIZ", "ĊĖĠİŻ"),
        ['\u0308'] = ("AEIOUY", "ÄËÏÖÜŸ"),
        ['\u030a'] = ("AU", "ÅŮ"),
        ['\u030b'] = ("OU", "ŐŰ"),
        ['\u030c'] = ("CDELNRSTZ", "ČĎĚĽŇŘŠŤŽ"),
        ['\u0327'] = ("CGKLNRST", "ÇĢĶĻŅŖŞŢ"),
        ['\u0328'] = ("AEIU", "ĄĘĮŲ"),
    }.ToFrozenDictionary();

    /// <summary>Upper case, half width, composed accents; runs of spaces and underscores are one space, and none between a letter and a digit.</summary>
    internal static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        bool space = false;
        foreach (char wide in text.ToUpperInvariant())
        {
            char letter = Narrow(wide);
            if (char.IsWhiteSpace(letter) || letter == '_')
            {
                space = true;
                continue;
            }
            if (folded.Length > 0 && Composed(folded[^1], letter) is { } whole)
            {
                folded[^1] = whole;
                continue;
            }
            if (space && folded.Length > 0 && !IsBorder(folded[^1], letter))
                folded.Append(' ');
            folded.Append(letter);
            space = false;
        }
        return folded.ToString();
    }

    /// <summary>Where a folded text lies within another with no letter or digit of its own kind beside it; -1 when it does not.</summary>
    internal static int IndexIn(string whole, string part)
    {
        for (int at = whole.IndexOf(part, StringComparison.Ordinal); at >= 0; at = whole.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            int end = at + part.Length;
            if ((at == 0 || !IsOneWord(whole[at - 1], part[0])) && (end == whole.Length || !IsOneWord(part[^1], whole[end])))
                return at;
        }
        return -1;
    }

    /// <summary>A letter and the accent after it as one character, as some file systems write them; null when they are none.</summary>
    private static char? Composed(char letter, char accent) =>
        Accents.TryGetValue(accent, out (string Plain, string Accented) pair) && pair.Plain.IndexOf(letter, StringComparison.Ordinal) is >= 0 and int place
            ? pair.Accented[place] : null;

    /// <summary>A full-width form as the plain character.</summary>
    private static char Narrow(char letter) => letter is >= '\uff01' and <= '\uff5e' ? char.ToUpperInvariant((char)(letter - 0xfee0)) : letter;

    private static bool IsBorder(char left, char right) =>
        (char.IsLetter(left) && char.IsDigit(right)) || (char.IsDigit(left) && char.IsLetter(right));

    private static bool IsOneWord(char left, char right) =>
        (char.IsLetter(left) && char.IsLetter(right)) || (char.IsDigit(left) && char.IsDigit(right));
}

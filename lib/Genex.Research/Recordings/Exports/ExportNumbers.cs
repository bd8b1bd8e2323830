using System.Buffers;
using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Reads numbers with a decimal point or a decimal comma, with or without marks between thousands.</summary>
public static class ExportNumbers
{
    // Space, no-break spaces wide and narrow, thin space, apostrophes.
    private static readonly char[] Between = [' ', '\u00a0', '\u202f', '\u2009', '\'', '\u2019'];

    private static readonly SearchValues<char> AnyBetween = SearchValues.Create(Between);

    private static readonly string[] Absent = ["", "NaN", "NA", "N/A", "#N/A", "null", "none", "-", "--", "."];

    /// <summary>Whether a cell says that there is no value: it is empty, or holds NaN, NA, N/A, null, none, - or a full stop.</summary>
    public static bool IsAbsent(string text) => Absent.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The number; null when the text is none or is not finite.</summary>
    /// <param name="text">
    /// A point or a comma alone is the decimal mark ("1.5", "1,5"). Of both, the last one is, and the other stands between groups of three digits ("1,234.56",
    /// "1.234,56"); spaces and apostrophes may stand there too ("1 234,56").
    /// </param>
    /// <param name="decimalMark">The decimal mark where it is known, '.' or ','; the other one alone then stands between thousands ("1,234" is 1234). Null when
    /// it is not known.</param>
    public static double? TryParse(string text, char? decimalMark = null)
    {
        string plain = WithoutSpaces(text.Trim());
        int comma = plain.LastIndexOf(','), point = plain.LastIndexOf('.');
        if (comma >= 0 || point >= 0)
        {
            char mark = comma >= 0 && point >= 0 ? (comma > point ? ',' : '.') : decimalMark ?? (comma >= 0 ? ',' : '.');
            char between = mark == ',' ? '.' : ',';
            if (decimalMark is not null && mark != decimalMark)
                return null;
            if (plain.Contains(between, StringComparison.Ordinal))
            {
                if (!IsGrouped(plain, between, mark))
                    return null;
                plain = plain.Replace(between.ToString(), "", StringComparison.Ordinal);
            }
            if (plain.IndexOf(mark, StringComparison.Ordinal) != plain.LastIndexOf(mark))
                return null;
            plain = plain.Replace(mark, '.');
        }
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out double number)
            && double.IsFinite(number) ? number : null;
    }

    /// <summary>The decimal mark that a number shows beyond doubt: the last of two marks, or one that cannot stand between thousands. Null when it shows
    /// none.</summary>
    internal static char? MarkShownBy(string text)
    {
        string plain = WithoutSpaces(text.Trim()).TrimStart('-', '+');
        int comma = plain.LastIndexOf(','), point = plain.LastIndexOf('.');
        if (comma < 0 && point < 0)
            return null;
        if (comma >= 0 && point >= 0)
            return TryParse(plain) is null ? null : comma > point ? ',' : '.';
        int at = Math.Max(comma, point), digits = plain.Length - at - 1;
        bool one = plain.IndexOf(plain[at], StringComparison.Ordinal) == at;
        return one && (digits != 3 || at is 0 or > 3 || plain[0] == '0') && TryParse(plain) is not null ? plain[at] : null;
    }

    /// <summary>Spaces and apostrophes are marks between thousands where three digits follow; anywhere else they stay, and the text is no number.</summary>
    private static string WithoutSpaces(string text)
    {
        if (text.AsSpan().IndexOfAny(AnyBetween) < 0)
            return text;
        string[] groups = text.Split(Between);
        bool grouped = groups[0].TrimStart('-', '+').Length is >= 1 and <= 3
            && groups.Skip(1).All(group => group.TakeWhile(char.IsAsciiDigit).Count() == 3)
            && groups.Skip(1).SkipLast(1).All(group => group.Length == 3);
        return grouped ? string.Concat(groups) : text;
    }

    private static bool IsGrouped(string plain, char between, char mark)
    {
        int stop = plain.IndexOf(mark, StringComparison.Ordinal);
        string[] groups = (stop < 0 ? plain : plain[..stop]).TrimStart('-', '+').Split(between);
        return (stop < 0 || !plain[stop..].Contains(between, StringComparison.Ordinal)) && groups[0].Length is >= 1 and <= 3
            && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit));
    }
}

using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Reads numbers with a decimal point or a decimal comma.</summary>
public static class ExportNumbers
{
    /// <summary>The number; null when the text is none, is not finite, or has marks between its thousands ("1.234,5"), which nobody can tell from
    /// decimals.</summary>
    public static double? TryParse(string text)
    {
        string plain = text.Trim();
        int comma = plain.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            if (plain.Contains('.', StringComparison.Ordinal) || comma != plain.LastIndexOf(','))
                return null;
            plain = plain.Replace(',', '.');
        }
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out double number)
            && double.IsFinite(number) ? number : null;
    }
}

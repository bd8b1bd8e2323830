using System.Globalization;

#pragma warning disable MA0048 // the formats and their reading

namespace Genex.Research.Recordings;

/// <summary>How an export writes times.</summary>
public enum ExportTimeFormat
{
    /// <summary>"ms": milliseconds since the start of the recording. The default.</summary>
    Milliseconds,

    /// <summary>"s": seconds since the start.</summary>
    Seconds,

    /// <summary>"m:ss.f": minutes and seconds since the start, with any number of decimals.</summary>
    MinutesSeconds,

    /// <summary>"h:mm:ss.f": hours, minutes and seconds since the start, with any number of decimals.</summary>
    HoursMinutesSeconds,
}

/// <summary>Reads times and their formats.</summary>
public static class ExportTimes
{
    /// <summary>The spellings of the formats, in the order of <see cref="ExportTimeFormat"/>.</summary>
    public static IReadOnlyList<string> Spellings { get; } = ["ms", "s", "m:ss.f", "h:mm:ss.f"];

    /// <summary>The format that a spelling names.</summary>
    /// <exception cref="ArgumentException">None; the message lists them.</exception>
    public static ExportTimeFormat ParseFormat(string spelling)
    {
        int place = Spellings.ToList().FindIndex(known => string.Equals(known, spelling, StringComparison.OrdinalIgnoreCase)
            || (known.EndsWith(".f", StringComparison.Ordinal) && string.Equals(known[..^2], spelling, StringComparison.OrdinalIgnoreCase)));
        return place >= 0 ? (ExportTimeFormat)place
            : throw new ArgumentException($"\"{spelling}\" is no time format; expected one of {string.Join(", ", Spellings)}.", nameof(spelling));
    }

    /// <summary>Milliseconds since the start; null when the text is no such time.</summary>
    public static double? TryParse(string text, ExportTimeFormat format)
    {
        if (format is ExportTimeFormat.MinutesSeconds or ExportTimeFormat.HoursMinutesSeconds && text.TrimStart().StartsWith('-'))
            return -TryParse(text.TrimStart()[1..], format);
        string[] parts = text.Split(':');
        int places = format switch { ExportTimeFormat.HoursMinutesSeconds => 3, ExportTimeFormat.MinutesSeconds => 2, _ => 1 };
        if (parts.Length != places || ExportNumbers.TryParse(parts[^1]) is not { } last)
            return null;
        if (places == 1)
            return format == ExportTimeFormat.Seconds ? last * 1000 : last;

        double milliseconds = last * 1000;
        if (last is < 0 or >= 60)
            return null;
        for (int place = 0; place < places - 1; place++)
        {
            if (!int.TryParse(parts[place].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int whole) || (place > 0 && whole > 59))
                return null;
            milliseconds += whole * (places - place == 3 ? 3_600_000.0 : 60_000.0);
        }
        return milliseconds;
    }
}

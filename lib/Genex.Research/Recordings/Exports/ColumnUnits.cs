namespace Genex.Research.Recordings;

/// <summary>What a unit in a column's header multiplies the numbers under it by.</summary>
internal static class ColumnUnits
{
    /// <summary>Milliseconds in one of a unit of time; null when it is no such unit.</summary>
    internal static double? Milliseconds(string unit) => Plain(unit) switch
    {
        "ms" or "msec" or "millisecond" or "milliseconds" => 1,
        "s" or "sec" or "second" or "seconds" => 1000,
        "us" or "µs" or "usec" or "microsecond" or "microseconds" => 0.001,
        "ns" or "nanosecond" or "nanoseconds" => 0.000001,
        "min" or "minute" or "minutes" => 60_000,
        _ => null,
    };

    /// <summary>Microsiemens in one of a unit of conductance; null when it is no such unit.</summary>
    internal static double? Microsiemens(string unit) => Plain(unit) switch
    {
        "us" or "µs" or "microsiemens" or "usiemens" or "µsiemens" or "u siemens" or "umho" or "µmho" => 1,
        "ns" or "nanosiemens" => 0.001,
        "ms" or "millisiemens" => 1000,
        "s" or "siemens" => 1_000_000,
        _ => null,
    };

    /// <summary>Degrees in one of a unit of angle; null when it is no such unit.</summary>
    internal static double? Degrees(string unit) => Plain(unit) switch
    {
        "deg" or "degree" or "degrees" or "°" or "deg visual angle" or "degrees of visual angle" => 1,
        "rad" or "radian" or "radians" => 180 / Math.PI,
        "arcmin" => 1 / 60.0,
        _ => null,
    };

    /// <summary>The format of times that a unit names where it is none of a plain number: "hh:mm:ss.f".</summary>
    internal static ExportTimeFormat? ClockFormat(string unit)
    {
        string letters = Plain(unit).TrimEnd('f', '.', '0', 's', 'm').TrimEnd(':');
        return unit.Count(letter => letter == ':') switch
        {
            2 when letters.StartsWith('h') => ExportTimeFormat.HoursMinutesSeconds,
            1 when Plain(unit).StartsWith('m') => ExportTimeFormat.MinutesSeconds,
            _ => null,
        };
    }

    // The Greek letter and the sign for micro are two characters.
    private static string Plain(string unit) => unit.Trim().Replace('\u03bc', '\u00b5').ToLowerInvariant();
}

namespace Genex.Research.Recordings;

/// <summary>A closed-open span of time [onset, offset), in milliseconds since the start of the recording.</summary>
public readonly record struct Interval(double OnsetMilliseconds, double OffsetMilliseconds)
{
    /// <summary>Offset minus onset.</summary>
    public double DurationMilliseconds => OffsetMilliseconds - OnsetMilliseconds;

    /// <summary>Whether onset &lt;= time &lt; offset.</summary>
    public bool Contains(double timeMilliseconds) => OnsetMilliseconds <= timeMilliseconds && timeMilliseconds < OffsetMilliseconds;
}

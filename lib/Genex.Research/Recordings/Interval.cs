namespace Genex.Research.Recordings;

/// <summary>A closed-open span of time [onset, offset), in milliseconds since the start of the recording.</summary>
public readonly record struct Interval(double OnsetMilliseconds, double OffsetMilliseconds)
{
    /// <summary>Offset minus onset.</summary>
    public double DurationMilliseconds => OffsetMilliseconds - OnsetMilliseconds;

    /// <summary>The same with times from a time zero, cut at it.</summary>
    internal Interval From(double zero) => new(Math.Max(0, OnsetMilliseconds - zero), Math.Max(0, OffsetMilliseconds - zero));

    /// <summary>Whether onset &lt;= time &lt; offset.</summary>
    public bool Contains(double timeMilliseconds) => OnsetMilliseconds <= timeMilliseconds && timeMilliseconds < OffsetMilliseconds;
}

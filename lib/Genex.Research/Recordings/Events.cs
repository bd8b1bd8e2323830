#pragma warning disable MA0048 // the five kinds of exported event are read together

namespace Genex.Research.Recordings;

/// <summary>A closed-open span of time [onset, offset), in milliseconds since the start of the recording.</summary>
public readonly record struct Interval(double OnsetMilliseconds, double OffsetMilliseconds)
{
    /// <summary>Offset minus onset.</summary>
    public double DurationMilliseconds => OffsetMilliseconds - OnsetMilliseconds;

    /// <summary>Whether onset &lt;= time &lt; offset.</summary>
    public bool Contains(double timeMilliseconds) => OnsetMilliseconds <= timeMilliseconds && timeMilliseconds < OffsetMilliseconds;
}

/// <summary>A facial-coding channel active over an interval.</summary>
/// <param name="Channel">The export's "Expression Type"; a physical feature, a target, or a name this library does not know.</param>
/// <param name="Interval">When it was active.</param>
/// <param name="Intensity">Vendor units, 0 to 100 (valence -100 to 100), where the export has it.</param>
public sealed record ExpressionEvent(string Channel, Interval Interval, double? Intensity = null);

/// <summary>A fixation of the gaze.</summary>
/// <param name="Interval">From start to end.</param>
/// <param name="DurationMilliseconds">As exported; the interval's length when the export leaves it empty.</param>
/// <param name="DispersionDegrees">Spread of the gaze within the fixation.</param>
public sealed record Fixation(Interval Interval, double DurationMilliseconds, double DispersionDegrees);

/// <summary>A peak of skin conductance.</summary>
/// <param name="TimeMilliseconds">Time of the peak.</param>
/// <param name="AmplitudeMicrosiemens">Its height.</param>
public sealed record GsrPeak(double TimeMilliseconds, double AmplitudeMicrosiemens);

/// <summary>One channel of the per-participant summary export.</summary>
/// <param name="Channel">Channel name as in the facial-coding export.</param>
/// <param name="TimePercentage">Share of the exposure in which the channel was at or over its threshold, 0 to 100.</param>
/// <param name="Threshold">Vendor threshold, 50 as a rule; null when the export leaves it out.</param>
/// <param name="FramesAtThreshold">Frames at or over the threshold; null when the export leaves it out.</param>
public sealed record SummaryMetric(string Channel, double TimePercentage, double? Threshold = null, double? FramesAtThreshold = null);

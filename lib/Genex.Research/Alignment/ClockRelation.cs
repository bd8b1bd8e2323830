using System.Text.Json.Serialization;

#pragma warning disable MA0048 // a clock, its sources and their names are read together

namespace Genex.Research.Alignment;

/// <summary>Where the relation of a video's clock to its exports' comes from. Files name it as <see cref="ClockSources.Text"/> does.</summary>
public enum ClockSource
{
    /// <summary>Nothing was known: one clock for both.</summary>
    [JsonStringEnumMemberName("assumed")]
    Assumed,

    /// <summary>Known beforehand.</summary>
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>Estimated from what video and exports both know.</summary>
    [JsonStringEnumMemberName("estimated")]
    Estimated,

    /// <summary>The released layout, which has no times: rows name the frames that they belong to.</summary>
    [JsonStringEnumMemberName("frame number")]
    FrameNumber,

    /// <summary>The released layout, which has no times: rows were spread evenly over the frames.</summary>
    [JsonStringEnumMemberName("index")]
    Index,
}

/// <summary>The sources of clocks in words.</summary>
public static class ClockSources
{
    /// <summary>As tables say it: "given", "frame number".</summary>
    public static string Text(this ClockSource source) => source == ClockSource.FrameNumber ? "frame number" : source.ToString().ToLowerInvariant();
}

/// <summary>The relation of a video's clock to its exports': export time = (video time - offset) / (1 + drift).</summary>
/// <param name="OffsetMilliseconds">Video time at export time zero.</param>
/// <param name="Drift">Gain of the video clock over the exports', dimensionless (1e-4 is 0.1 ms per second).</param>
/// <param name="ResidualMilliseconds">Root mean square of what the fit leaves; NaN when nothing was fitted.</param>
/// <param name="Matches">How many moments the estimate rests on; 0 when given or assumed.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record ClockRelation(double OffsetMilliseconds, double Drift, double ResidualMilliseconds, int Matches, ClockSource Source)
{
    /// <summary>One clock for both, for want of anything better.</summary>
    public static ClockRelation Assumed { get; } = new(0, 0, double.NaN, 0, ClockSource.Assumed);

    /// <summary>Maps a video timestamp to the exports' clock.</summary>
    public double ToExport(double videoMilliseconds) => (videoMilliseconds - OffsetMilliseconds) / (1 + Drift);

    /// <summary>Maps an export time to the video's clock.</summary>
    public double ToVideo(double exportMilliseconds) => exportMilliseconds * (1 + Drift) + OffsetMilliseconds;
}

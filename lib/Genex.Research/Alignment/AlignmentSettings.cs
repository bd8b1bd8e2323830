using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>How a study is aligned.</summary>
public sealed record AlignmentSettings
{
    /// <summary>Rows per second of video, above 0. Default 1, as the report.</summary>
    public double RateHz
    {
        get; init => field = value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(RateHz), value, "The sampling rate must be above 0 Hz.");
    } = 1;

    /// <summary>What to do about damaged videos. Default <see cref="CorruptionPolicy.Fail"/>.</summary>
    public CorruptionPolicy Corruption { get; init; } = CorruptionPolicy.Fail;

    /// <summary>The relation of the videos' clocks to the exports', where it is known; used for every participant that <see cref="GivenClocks"/> leaves out.
    /// Default null.</summary>
    public ClockRelation? GivenClock { get; init; }

    /// <summary>Known relations by participant. Default none.</summary>
    public IReadOnlyDictionary<ParticipantId, ClockRelation> GivenClocks { get; init; } = new Dictionary<ParticipantId, ClockRelation>();

    /// <summary>Whether clocks that are not given are estimated from the video (true, the default) or assumed to be the exports' own.</summary>
    public bool EstimateClocks { get; init; } = true;

    /// <summary>The farthest offset that the estimate looks for, milliseconds, either way; 100 to 60,000. Default 6,000.</summary>
    public double MaximumOffsetMilliseconds
    {
        get; init => field = value is >= 100 and <= 60_000 ? value
        : throw new ArgumentOutOfRangeException(nameof(MaximumOffsetMilliseconds), value, "The farthest offset must lie within 100 to 60,000 ms.");
    } = 6000;

    /// <summary>Whether frames in which the participant's region is black (a replay that has not loaded) get rows. Default false: they are left out, and
    /// counted in a note.</summary>
    public bool KeepBlackFrames { get; init; }

    /// <summary>Videos read at a time, at least 1. Default: the number of processors.</summary>
    public int Threads
    {
        get; init => field = value >= 1 ? value
        : throw new ArgumentOutOfRangeException(nameof(Threads), value, "At least 1 video is read at a time.");
    } = Environment.ProcessorCount;
}

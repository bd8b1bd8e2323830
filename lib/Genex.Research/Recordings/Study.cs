#pragma warning disable MA0048 // a study and its parts are read together

namespace Genex.Research.Recordings;

/// <summary>Where a study's media and signals come from.</summary>
public enum Provenance
{
    /// <summary>Nothing says.</summary>
    Unknown,

    /// <summary>Recorded from a person.</summary>
    Recorded,

    /// <summary>Written by the simulator.</summary>
    Simulated,

    /// <summary>Computed from another recording.</summary>
    Derived,
}

/// <summary>What one participant left: a video and the events of each sensor. Null means the modality is missing, which is not the same as empty.</summary>
public sealed record Recording(
    ParticipantId Participant,
    string? VideoPath,
    IReadOnlyList<ExpressionEvent>? Expressions,
    IReadOnlyList<Fixation>? Fixations,
    IReadOnlyList<GsrPeak>? GsrPeaks,
    IReadOnlyList<SummaryMetric>? Summary);

/// <summary>A study on disk, read: its participants in order of id, and what the readers noticed on the way.</summary>
/// <param name="Root">The study's folder.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Recordings">One per participant, ordered by id.</param>
/// <param name="Notes">Unknown expression types, skipped files and the like: one sentence each, naming file and place.</param>
public sealed record Study(string Root, Provenance Provenance, IReadOnlyList<Recording> Recordings, IReadOnlyList<string> Notes)
{
    /// <summary>How many rows of the facial-coding export have a type that is neither a feature nor a target, by type. They are among the events.</summary>
    public IReadOnlyDictionary<string, int> UnknownExpressions { get; init; } = new Dictionary<string, int>();

    /// <summary>What lies on disk when the study is in the released layout; the recordings then name folders of frames and have no events. Null in the raw
    /// layout.</summary>
    public ReleasedStudy? Release { get; init; }
}

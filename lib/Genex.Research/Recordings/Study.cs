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

/// <summary>What one participant left of one stimulus: a video and the events of each sensor. Null means the modality is missing, which is not the same
/// as empty.</summary>
/// <param name="Participant">Who.</param>
/// <param name="VideoPath">The video, or a folder of frames.</param>
/// <param name="Events">The events, by format of export.</param>
public sealed record Recording(ParticipantId Participant, string? VideoPath, RecordedEvents Events)
{
    /// <summary>A recording of the four formats that the report's study has.</summary>
    public Recording(ParticipantId participant, string? videoPath, IReadOnlyList<ExpressionEvent>? expressions, IReadOnlyList<Fixation>? fixations,
        IReadOnlyList<GsrPeak>? gsrPeaks, IReadOnlyList<SummaryMetric>? summary)
        : this(participant, videoPath, RecordedEvents.None.With(FacialCodingExport.Format, expressions).With(FixationExport.Format, fixations)
            .With(GsrExport.Format, gsrPeaks).With(SummaryExport.Format, summary))
    {
    }

    /// <summary>What was shown, as the tables label it, where a participant has several recordings; each has its own clock. Null for the only one.</summary>
    public string? Stimulus { get; init; }

    /// <summary>Which part of the video shows the participant, where it was given; null: to be found in the picture.</summary>
    public FrameRegion? Region { get; init; }

    /// <summary>How the participant's face is looked for in the video, to which pictures are then cropped; null: not at all.</summary>
    public FaceSearch? Faces { get; init; }

    /// <summary>Targets that are said of the whole recording: present or absent throughout. Null when nothing says.</summary>
    public IReadOnlyDictionary<string, bool>? Labels { get; init; }

    /// <summary>Where it comes from, as its study says; null outside of a study.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Participant and, where there are several, stimulus: "LE 3299", "LE 3299, Screen recording 2".</summary>
    public string Label => Stimulus is null ? Participant.ToString() : $"{Participant}, {Stimulus}";

    /// <summary>Facial-coding events.</summary>
    public IReadOnlyList<ExpressionEvent>? Expressions
    {
        get => Events.Of(FacialCodingExport.Format);
        init => Events = Events.With(FacialCodingExport.Format, value);
    }

    /// <summary>Fixations of the gaze.</summary>
    public IReadOnlyList<Fixation>? Fixations
    {
        get => Events.Of(FixationExport.Format);
        init => Events = Events.With(FixationExport.Format, value);
    }

    /// <summary>Peaks of skin conductance.</summary>
    public IReadOnlyList<GsrPeak>? GsrPeaks
    {
        get => Events.Of(GsrExport.Format);
        init => Events = Events.With(GsrExport.Format, value);
    }

    /// <summary>The vendor's summary of the channels.</summary>
    public IReadOnlyList<SummaryMetric>? Summary
    {
        get => Events.Of(SummaryExport.Format);
        init => Events = Events.With(SummaryExport.Format, value);
    }
}

/// <summary>An export as it lies on disk, kept of its one reading.</summary>
/// <param name="Format">Its format.</param>
/// <param name="File">Path of the file.</param>
/// <param name="Owner">Whose table it is; null for a table of several participants.</param>
/// <param name="Columns">Column names in the order of the file.</param>
/// <param name="Rows">Rows after the header.</param>
public sealed record StudyTable(ExportFormat Format, string File, ParticipantId? Owner, IReadOnlyList<string> Columns, int Rows);

/// <summary>A study on disk, read: its recordings in order of participant and stimulus, and what the readers noticed on the way.</summary>
/// <param name="Root">The study's folder.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Recordings">One per participant and stimulus, in that order.</param>
/// <param name="Notes">Unknown expression types, skipped files and the like: one sentence each, naming file and place.</param>
public sealed record Study(string Root, Provenance Provenance, IReadOnlyList<Recording> Recordings, IReadOnlyList<string> Notes)
{
    /// <summary>What its rows hold: the 33 signals and 17 targets, and its own.</summary>
    public Vocabulary Vocabulary { get; init; } = Vocabulary.Default;

    /// <summary>How many rows of the facial-coding export have a type that is neither a feature nor a target, by type. They are among the events.</summary>
    public IReadOnlyDictionary<string, int> UnknownExpressions { get; init; } = new Dictionary<string, int>();

    /// <summary>The exports that were read, ordered by path; none in the released layout, whose tables are its own.</summary>
    public IReadOnlyList<StudyTable> Tables { get; init; } = [];

    /// <summary>Cells and rows that were left out or taken otherwise, in the order of the files: file, line, what was found, what was expected.</summary>
    public IReadOnlyList<ExportException> Problems { get; init; } = [];

    /// <summary>Every file of the folder and what became of it, ordered by path; none in the released layout.</summary>
    public IReadOnlyList<StudyFile> Files { get; init; } = [];

    /// <summary>Every video file of the folder, ordered by path, also those that no recording took.</summary>
    public IReadOnlyList<string> VideoFiles { get; init; } = [];

    /// <summary>What lies on disk when the study is in the released layout; the recordings then name folders of frames and have no events. Null in the raw
    /// layout.</summary>
    public ReleasedStudy? Release { get; init; }

    /// <summary>The store that the study was prepared into, when it was read from one: its frames and rows are taken from there. Null otherwise.</summary>
    public PreparedStudy? Prepared { get; init; }
}

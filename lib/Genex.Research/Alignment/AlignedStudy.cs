using System.Text.Json.Serialization;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a study, its recordings and their rows are read together

namespace Genex.Research.Alignment;

/// <summary>One sampled video frame with what every other sensor said at its time.</summary>
public sealed record AlignedRow
{
    /// <summary>Who.</summary>
    public required ParticipantId Participant { get; init; }

    /// <summary>Index of the frame in its video, from 0, as the decoder counts.</summary>
    public required int FrameIndex { get; init; }

    /// <summary>The frame's timestamp in the video's container, milliseconds.</summary>
    public required double VideoMilliseconds { get; init; }

    /// <summary>The same moment on the exports' clock, milliseconds.</summary>
    public required double TimeMilliseconds { get; init; }

    /// <summary>33 values in the order of <see cref="PhysicalFeatures.Names"/>, then those of the study's own signals; 0 where
    /// <see cref="FeaturePresent"/> is false.</summary>
    public required float[] Features { get; init; }

    /// <summary>As many flags: false where the sensor is missing, which is not zero.</summary>
    public required bool[] FeaturePresent { get; init; }

    /// <summary>17 values, 0 or 1 (or a share in between when the source is continuous), in the order of <see cref="EmotionalTargets.Names"/>,
    /// then those of the study's own targets.</summary>
    public required float[] Targets { get; init; }

    /// <summary>As many flags: false where the target is not known.</summary>
    public required bool[] TargetPresent { get; init; }

    /// <summary>17 vendor intensities, then the values of the study's own targets in their units; NaN where the source gives none.</summary>
    public required float[] Intensities { get; init; }

    /// <summary>The participant's face, to which the frame's picture is cropped; null where none was looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FrameFace? Face { get; init; }
}

/// <summary>The rows of one recording, with the clock they were aligned by.</summary>
public sealed record AlignedRecording(ParticipantId Participant, string VideoPath, ClockRelation Clock, IReadOnlyList<AlignedRow> Rows)
{
    /// <summary>What was shown, where the participant has several recordings; null for the only one.</summary>
    public string? Stimulus { get; init; }

    /// <summary>Which part of the video shows the participant, and how that is known; null where there is no video.</summary>
    public VideoRegion? Region { get; init; }

    /// <summary>What looking for the face in its sampled frames came to; null where none was looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaceFinding? Faces { get; init; }

    /// <summary>Whose exports the video keeps time with, where it does not with its own and the clock was assumed; null where nobody's, or it was not
    /// asked.</summary>
    public string? FitsExportsOf { get; init; }

    /// <summary>By how much fixations lie later than facial coding, each set to the video by itself; null where one of them cannot be.</summary>
    public double? GazeLagMilliseconds { get; init; }

    /// <summary>Participant and, where there are several, stimulus.</summary>
    [JsonIgnore]
    public string Label => Stimulus is null ? Participant.ToString() : $"{Participant}, {Stimulus}";
}

/// <summary>An aligned study: one row per sampled frame, ordered by participant, stimulus and time.</summary>
public sealed record AlignedStudy(string Root, Provenance Provenance, IReadOnlyList<AlignedRecording> Recordings, IReadOnlyList<string> Notes)
{
    /// <summary>One per participant and stimulus, in that order. Rows follow when they are replaced.</summary>
    public IReadOnlyList<AlignedRecording> Recordings { get; init => (field, Rows) = (value, RowsOf(value)); } = Recordings;

    /// <summary>What the rows hold: the 33 signals and 17 targets, and the study's own.</summary>
    public Vocabulary Vocabulary { get; init; } = Vocabulary.Default;

    /// <summary>All rows, in order.</summary>
    public IReadOnlyList<AlignedRow> Rows { get; private init; } = RowsOf(Recordings);

    /// <summary>How faces were looked for in its videos; null where they were not.</summary>
    public FaceSearch? FaceSearch => Recordings.Select(recording => recording.Faces?.Search).FirstOrDefault(search => search is not null);

    /// <summary>The study that was aligned, as it was read, so that nobody reads it again; null when the rows come from a file.</summary>
    public Study? ReadFrom { get; init; }

    /// <summary>How the study was read, for who reads it again; null for the defaults.</summary>
    public StudyReadSettings? Reading { get; init; }

    /// <summary>The study as it was read, or read again as it was.</summary>
    /// <exception cref="RecordingException">Its files have changed and cannot be read any more.</exception>
    internal Study Source() => ReadFrom ?? StudyReader.Read(Root, Reading);

    private static AlignedRow[] RowsOf(IReadOnlyList<AlignedRecording> recordings) => [.. recordings.SelectMany(recording => recording.Rows)];
}

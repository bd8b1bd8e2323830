using Genex.Research.Recordings;

#pragma warning disable MA0048 // a prepared recording and its states

namespace Genex.Research.Alignment;

/// <summary>What became of a recording when its study was prepared.</summary>
public enum PreparedState
{
    /// <summary>Its video could be read to its end.</summary>
    Whole,

    /// <summary>Its video is damaged; what could be read is there.</summary>
    Damaged,

    /// <summary>It has no rows: there is no video, or it cannot be read.</summary>
    LeftOut,
}

/// <summary>What status.json of a prepared recording says: what became of it, its clock and region, the frames of its rows, and the hashes of its
/// files.</summary>
public sealed record PreparedRecording
{
    /// <summary>Who.</summary>
    public required ParticipantId Participant { get; init; }

    /// <summary>What was shown, where the participant has several recordings; null for the only one.</summary>
    public string? Stimulus { get; init; }

    /// <summary>What became of it.</summary>
    public required PreparedState State { get; init; }

    /// <summary>What alignment noted of it, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What is wrong with its video, whose path is left out; empty where it is left out.</summary>
    public IReadOnlyList<VideoDamage> Damage { get; init; } = [];

    /// <summary>Which part of the video was taken; null where it is left out.</summary>
    public VideoRegion? Region { get; init; }

    /// <inheritdoc cref="AlignedRecording.Faces"/>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public FaceFinding? Faces { get; init; }

    /// <summary>The clock that it was aligned by; null where it is left out.</summary>
    public ClockRelation? Clock { get; init; }

    /// <inheritdoc cref="AlignedRecording.GazeLagMilliseconds"/>
    public double? GazeLagMilliseconds { get; init; }

    /// <summary>Index in its video of the frame of each row.</summary>
    public IReadOnlyList<int> FrameIndices { get; init; } = [];

    /// <summary>Frames of the video that were decoded.</summary>
    public int VideoFrames { get; init; }

    /// <summary>From the video's first frame to the end of the last, milliseconds.</summary>
    public double VideoMilliseconds { get; init; }

    /// <summary>Frame rate that the container says.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Width of the video's pictures, pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height of the video's pictures, pixels.</summary>
    public int Height { get; init; }

    /// <summary>SHA-256 of all that decided the content: settings, the video's name, length and time of change, the events.</summary>
    public required string Identity { get; init; }

    /// <summary>SHA-256 of each of its other files, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Participant and, where there are several, stimulus.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Label => Stimulus is null ? Participant.ToString() : $"{Participant}, {Stimulus}";

    /// <summary>What the container says of its video, as the preparation found it.</summary>
    internal VideoFile FileAt(string path) =>
        new(path, Width, Height, FramesPerSecond, VideoFrames) { Decoded = TimeSpan.FromMilliseconds(VideoMilliseconds) };

    /// <summary>Reads the status of every recording of a store, in the study's order.</summary>
    /// <exception cref="ExportException">One is not as it was written.</exception>
    internal static IReadOnlyList<PreparedRecording> AllOf(PreparedStudy store) =>
        [.. store.Places.Select(place => PreparedStore.Parse<PreparedRecording>(store.Folder, PreparedStore.NameOf(place, PreparedStore.Status)))];

    /// <summary>Reads the status of one recording.</summary>
    /// <exception cref="ExportException">It is not as it was written.</exception>
    internal static PreparedRecording Of(PreparedStudy store, ParticipantId participant, string? stimulus) =>
        PreparedStore.Parse<PreparedRecording>(store.Folder, PreparedStore.NameOf(store.PlaceOf(participant, stimulus), PreparedStore.Status));
}

namespace Genex.Research.Recordings;

/// <summary>How a study is prepared: what decides the content of its store.</summary>
public sealed record PreparationSettings
{
    /// <summary>Rows per second of video, above 0. Default 1, as the report.</summary>
    public double RateHz
    {
        get; init => field = value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(RateHz), value, "The sampling rate must be above 0 Hz.");
    } = 1;

    /// <summary>S, side of the frames, pixels; a multiple of 16. Default 224, which every profile can take its own side from.</summary>
    public int Side
    {
        get; init => field = value >= 16 && value % 16 == 0 ? value
        : throw new ArgumentOutOfRangeException(nameof(Side), value, "The side of the frames must be a multiple of 16 pixels.");
    } = 224;

    /// <summary>What to do about damaged videos. Default <see cref="CorruptionPolicy.Report"/>: the frames that can be decoded are kept and the damage is
    /// named.</summary>
    public CorruptionPolicy Damage { get; init; } = CorruptionPolicy.Report;

    /// <summary>How the exports write times; null as in <see cref="StudyReadSettings"/>.</summary>
    public ExportTimeFormat? TimeFormat { get; init; }

    /// <summary>Where the participant is in every video; null as in <see cref="StudyReadSettings"/>.</summary>
    public FrameRegion? Region { get; init; }

    /// <summary>How faces are looked for in the videos; null as in <see cref="StudyReadSettings"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public FaceSearch? Faces { get; init; }
}

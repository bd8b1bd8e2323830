using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>How a recording is predicted.</summary>
public sealed record PredictionOptions
{
    /// <summary>Standard deviation of the Gaussian by which probabilities are smoothed over time, seconds, 0 (not at all) to 60. Default 2.</summary>
    public double SmoothingSeconds
    {
        get; init => field = value is >= 0 and <= 60 ? value
        : throw new ArgumentOutOfRangeException(nameof(SmoothingSeconds), value, "Probabilities are smoothed over 0 to 60 s.");
    } = 2;

    /// <summary>Where the participant is in the video. Default null: as study.json says, else found in the picture.</summary>
    public FrameRegion? Region { get; init; }

    /// <summary>What finds faces in the video, where it is not what the run's study was read with: margin and the like are the run's. Default null: as the
    /// run was made.</summary>
    public FaceSearch? Faces { get; init; }

    /// <summary>Whether it is computed where the models look in each picture, where they can tell. Default false: it takes about as long as
    /// predicting.</summary>
    public bool Maps { get; init; }

    /// <summary>What to do about a damaged video. Default <see cref="CorruptionPolicy.Report"/>: what can be decoded is predicted, and the damage is
    /// said.</summary>
    public CorruptionPolicy Damage { get; init; } = CorruptionPolicy.Report;

    /// <summary>"auto", "cpu", "cuda" or "cuda:1". Default auto.</summary>
    public string Device { get; init; } = "auto";
}

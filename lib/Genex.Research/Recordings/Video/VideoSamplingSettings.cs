namespace Genex.Research.Recordings;

/// <summary>Which frames of a video to take, what part of them, and at what size.</summary>
/// <param name="RateHz">Frames taken per second of video; above 0. A rate over the video's own takes every frame. Default 1, as the report.</param>
/// <param name="Region">Part of the frame; null takes the participant's face (<see cref="RegionFinder"/>). Default null.</param>
/// <param name="Width">Pixels of the images; null keeps the region's own. Default 224.</param>
/// <param name="Height">Pixels of the images; null keeps the region's own. Default 224.</param>
/// <param name="Corruption">What to do about damage. Default <see cref="CorruptionPolicy.Fail"/>.</param>
public sealed record VideoSamplingSettings(
    double RateHz = 1, FrameRegion? Region = null, int? Width = 224, int? Height = 224, CorruptionPolicy Corruption = CorruptionPolicy.Fail)
{
    /// <inheritdoc cref="VideoSamplingSettings" path="/param[@name='RateHz']"/>
    public double RateHz { get; init; } = RateHz > 0 && double.IsFinite(RateHz) ? RateHz
        : throw new ArgumentOutOfRangeException(nameof(RateHz), RateHz, "The sampling rate must be above 0 Hz.");

    /// <inheritdoc cref="VideoSamplingSettings" path="/param[@name='Width']"/>
    public int? Width { get; init; } = Width is null or > 0 ? Width
        : throw new ArgumentOutOfRangeException(nameof(Width), Width, "An image is at least 1 pixel wide.");

    /// <inheritdoc cref="VideoSamplingSettings" path="/param[@name='Height']"/>
    public int? Height { get; init; } = Height is null or > 0 ? Height
        : throw new ArgumentOutOfRangeException(nameof(Height), Height, "An image is at least 1 pixel high.");
}

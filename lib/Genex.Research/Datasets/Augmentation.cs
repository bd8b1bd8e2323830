namespace Genex.Research.Datasets;

/// <summary>What is varied at random in training frames. Every draw comes from (seed, epoch, sample), so neither the batch size nor a resumed run changes
/// it.</summary>
/// <remarks>Operations and their order as torchvision's: resize and crop, horizontal flip, rotation (nearest neighbour, black corners), colour jitter (its four
/// parts in random order).</remarks>
/// <param name="Flip">Probability of a left-right flip, 0 to 1. Default 0.</param>
/// <param name="RotationDegrees">Largest rotation either way, degrees. Default 0.</param>
/// <param name="Brightness">Brightness factor drawn from [1 - x, 1 + x]. Default 0.</param>
/// <param name="Contrast">Contrast factor drawn from [1 - x, 1 + x]. Default 0.</param>
/// <param name="Saturation">Saturation factor drawn from [1 - x, 1 + x]. Default 0.</param>
/// <param name="Hue">Hue shift drawn from [-x, x], in turns of the colour circle; at most 0.5. Default 0.</param>
/// <param name="ResizeCrop">Frames are enlarged to this multiple of their side and a random crop of the side is taken; at least 1. Default 1 (224 from 256 is
/// 1.143).</param>
public sealed record Augmentation(
    double Flip = 0, double RotationDegrees = 0, double Brightness = 0, double Contrast = 0, double Saturation = 0, double Hue = 0, double ResizeCrop = 1)
{
    /// <summary>Nothing is varied.</summary>
    public static Augmentation None { get; } = new();

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='Flip']"/>
    public double Flip { get; init; } = Within(Flip, 0, 1, nameof(Flip));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='RotationDegrees']"/>
    public double RotationDegrees { get; init; } = Within(RotationDegrees, 0, 180, nameof(RotationDegrees));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='Brightness']"/>
    public double Brightness { get; init; } = Within(Brightness, 0, 1, nameof(Brightness));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='Contrast']"/>
    public double Contrast { get; init; } = Within(Contrast, 0, 1, nameof(Contrast));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='Saturation']"/>
    public double Saturation { get; init; } = Within(Saturation, 0, 1, nameof(Saturation));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='Hue']"/>
    public double Hue { get; init; } = Within(Hue, 0, 0.5, nameof(Hue));

    /// <inheritdoc cref="Augmentation(double, double, double, double, double, double, double)" path="/param[@name='ResizeCrop']"/>
    public double ResizeCrop { get; init; } = Within(ResizeCrop, 1, 4, nameof(ResizeCrop));

    private static double Within(double value, double low, double high, string name) => value >= low && value <= high ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} lies between {low} and {high}."));
}

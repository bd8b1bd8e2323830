namespace Genex.Research.Simulation;

/// <summary>How much each modality does for reasons that have nothing to do with the targets.</summary>
/// <param name="Face">Standard deviation of unrelated facial movement, in units of a fully expressed target's push; 0 to 10. Default 0.8.</param>
/// <param name="Camera">Standard deviation of the webcam's pixel noise, grey levels of 255; 0 to 40. Default 2.</param>
/// <param name="CodingMisses">Share of drawn actions that facial coding does not report; 0 to 1. Default 0.03.</param>
/// <param name="CodingJitterMilliseconds">Standard deviation of the error of a coded onset or offset, milliseconds; 0 to 40. Default 5.</param>
/// <param name="Gaze">Scatter of fixation durations and dispersions, natural-log units per unit of emotional drive; 0 to 10. Default 0.7.</param>
/// <param name="SkinConductance">Spontaneous peaks per peak of emotional origin, and scatter of amplitudes in natural-log units; 0 to 10. Default 0.5.</param>
public sealed record SimulatedNoise(
    double Face = 0.8, double Camera = 2, double CodingMisses = 0.03, double CodingJitterMilliseconds = 5, double Gaze = 0.7, double SkinConductance = 0.5)
{
    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='Face']"/>
    public double Face { get; init; } = Within(Face, 10, nameof(Face));

    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='Camera']"/>
    public double Camera { get; init; } = Within(Camera, 40, nameof(Camera));

    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='CodingMisses']"/>
    public double CodingMisses { get; init; } = Within(CodingMisses, 1, nameof(CodingMisses));

    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='CodingJitterMilliseconds']"/>
    public double CodingJitterMilliseconds { get; init; } = Within(CodingJitterMilliseconds, 40, nameof(CodingJitterMilliseconds));

    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='Gaze']"/>
    public double Gaze { get; init; } = Within(Gaze, 10, nameof(Gaze));

    /// <inheritdoc cref="SimulatedNoise" path="/param[@name='SkinConductance']"/>
    public double SkinConductance { get; init; } = Within(SkinConductance, 10, nameof(SkinConductance));

    private static double Within(double value, double largest, string name) => value >= 0 && value <= largest ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"Simulated noise '{name}' must lie within [0, {largest}]."));
}

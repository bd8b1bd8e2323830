namespace Genex.Research.Tests.Recordings;

/// <summary>Skin conductance with known responses.</summary>
internal static class SkinConductanceSignals
{
    private const double Rise = 0.75, Decay = 2;

    /// <summary>Seconds from the onset of a response to its peak: ln(decay / rise) decay rise / (decay - rise).</summary>
    public static double PeakSeconds => Math.Log(Decay / Rise) * Decay * Rise / (Decay - Rise);

    /// <summary>One over the curvature of a response at its peak: decay times rise, in seconds squared.</summary>
    public static double Curve => Decay * Rise;

    /// <summary>The Bateman function (Alexander and others, Separating individual skin conductance responses, Journal of Neuroscience Methods 146, 2005) with
    /// time constants 0.75 and 2 s and a height of 1.</summary>
    /// <param name="seconds">Since its onset.</param>
    public static double Response(double seconds) => seconds <= 0 ? 0 : Plain(seconds) / Plain(PeakSeconds);

    private static double Plain(double seconds) => Math.Exp(-seconds / Decay) - Math.Exp(-seconds / Rise);
}

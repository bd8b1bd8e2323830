#pragma warning disable MA0048 // a sensor and how often it is missing are read together

namespace Genex.Research.Simulation;

/// <summary>A sensor whose export a participant may lack.</summary>
public enum SimulatedSensor
{
    /// <summary>Facial coding: the 28 coded channels, and with them all targets.</summary>
    FacialCoding,

    /// <summary>Eye tracking: no fixations, and no gaze in the replay.</summary>
    EyeTracking,

    /// <summary>Skin conductance: no peaks.</summary>
    SkinConductance,

    /// <summary>The gaze-replay video.</summary>
    Video,
}

/// <summary>How many participants lack a sensor; who they are follows from the seed.</summary>
/// <param name="Sensor">Which sensor.</param>
/// <param name="Share">Share of the participants, 0 to 1; the number is rounded to the nearest.</param>
public sealed record MissingModality(SimulatedSensor Sensor, double Share)
{
    /// <inheritdoc cref="MissingModality" path="/param[@name='Share']"/>
    public double Share { get; init; } = Share is >= 0 and <= 1 ? Share
        : throw new ArgumentOutOfRangeException(nameof(Share), Share, "The share of participants that lack a sensor must lie within [0, 1].");
}

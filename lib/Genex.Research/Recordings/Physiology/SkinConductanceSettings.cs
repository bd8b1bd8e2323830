namespace Genex.Research.Recordings;

/// <summary>How peaks of skin conductance are found in a raw signal.</summary>
public sealed record SkinConductanceSettings
{
    /// <summary>Length of the moving median that is the tonic part, milliseconds, above 0. Default 8000.</summary>
    public double MedianWindowMilliseconds { get; init; } = 8000;

    /// <summary>There is a response where the phasic part rises over this, microsiemens. Default 0.01.</summary>
    public double OnsetMicrosiemens { get; init; } = 0.01;

    /// <summary>A response ends where the phasic part falls to this or below, microsiemens; below the onset's. Default 0.</summary>
    public double OffsetMicrosiemens { get; init; }

    /// <summary>Responses of a smaller amplitude are none, microsiemens. Default 0.005.</summary>
    public double LeastAmplitudeMicrosiemens { get; init; } = 0.005;

    /// <summary>Cut-off of the low-pass filter, hertz; signals of less than four times as many samples a second are not filtered. Default 5.</summary>
    public double LowPassHertz { get; init; } = 5;
}

namespace Genex.Research.Recordings;

/// <summary>A response of skin conductance.</summary>
/// <param name="OnsetMilliseconds">When it begins to rise: the trough before the peak.</param>
/// <param name="PeakMilliseconds">When conductance is highest.</param>
/// <param name="OffsetMilliseconds">When it ends.</param>
/// <param name="AmplitudeMicrosiemens">Conductance at the peak minus that at the onset.</param>
public sealed record SkinResponse(double OnsetMilliseconds, double PeakMilliseconds, double OffsetMilliseconds, double AmplitudeMicrosiemens);

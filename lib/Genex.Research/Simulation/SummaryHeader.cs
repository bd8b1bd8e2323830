namespace Genex.Research.Simulation;

/// <summary>The two headers that summary exports have been seen with.</summary>
public enum SummaryHeader
{
    /// <summary>One of the two, by seed.</summary>
    BySeed,

    /// <summary>One column per channel: FEA_ThresholdedMetrics_{Name}TimePercentage.</summary>
    Percentages,

    /// <summary>Three columns per channel: {Name} Threshold, {Name} Frames >= Threshold, {Name} Time Percentage.</summary>
    Triples,
}

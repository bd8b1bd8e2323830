namespace Genex.Research.Evaluation;

/// <summary>One bin of a calibration curve.</summary>
/// <param name="From">Lower edge of the bin, excluded (included in the first bin).</param>
/// <param name="To">Upper edge, included.</param>
/// <param name="Samples">Samples whose probability falls into the bin; at least 1.</param>
/// <param name="MeanProbability">Their mean probability.</param>
/// <param name="ObservedShare">The share of them that is positive; equal to the mean probability for a calibrated model.</param>
public sealed record CalibrationPoint(double From, double To, int Samples, double MeanProbability, double ObservedShare);

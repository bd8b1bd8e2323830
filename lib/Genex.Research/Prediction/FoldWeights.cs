using Genex.Research.Experiments;

namespace Genex.Research.Prediction;

/// <summary>The trained weights of one fold and what is needed to use them.</summary>
/// <param name="Index">From 0.</param>
/// <param name="File">The weights, a safetensors file.</param>
/// <param name="Inputs">How inputs are scaled, and what the weights have seen.</param>
/// <param name="Thresholds">K probabilities from which on a target is called present; null where none were tuned.</param>
/// <param name="Calibrations">K, fitted without what the fold held out: for that.</param>
public sealed record FoldWeights(int Index, string File, FoldInputs Inputs, IReadOnlyList<double>? Thresholds, IReadOnlyList<TargetCalibration> Calibrations);

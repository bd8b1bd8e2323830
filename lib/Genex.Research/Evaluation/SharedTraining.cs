namespace Genex.Research.Evaluation;

/// <summary>How the folds of a cross-validation share training samples, which makes their scores depend on one another.</summary>
/// <param name="FoldOf">The fold that each participant is tested in, in the order of the participants.</param>
/// <param name="TestToTraining">Test samples of a fold for each of its training samples: 1 / (N - 1) when one of N is left out.</param>
public sealed record SharedTraining(IReadOnlyList<int> FoldOf, double TestToTraining);

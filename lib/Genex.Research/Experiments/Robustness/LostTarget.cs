namespace Genex.Research.Experiments;

/// <summary>What <see cref="LostModality"/> says of one target.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Whole">Area under the ROC curve within each person; null where a person shows one class only.</param>
/// <param name="WithoutVideo">With frames of the mean colour.</param>
/// <param name="WithoutSignals">With every signal missing.</param>
public sealed record LostTarget(string Target, IReadOnlyList<double?> Whole, IReadOnlyList<double?> WithoutVideo, IReadOnlyList<double?> WithoutSignals);

namespace Genex.Research.Training;

/// <summary>What a training came to. The model then holds the best epoch's weights.</summary>
/// <param name="History">Every epoch.</param>
/// <param name="Best">The epoch whose weights the model has.</param>
public sealed record TrainingResult(IReadOnlyList<EpochRecord> History, EpochRecord Best);

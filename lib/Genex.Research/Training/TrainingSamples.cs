using Genex.Research.Datasets;

namespace Genex.Research.Training;

/// <summary>The samples of one training.</summary>
/// <param name="Source">Makes batches; its scaling was fitted on the training samples.</param>
/// <param name="Train">Indices of the samples to learn from.</param>
/// <param name="Validation">Indices of the samples that choose the epoch; none where <see cref="Trainer.Epochs"/> says how many to take.</param>
public sealed record TrainingSamples(BatchSource Source, int[] Train, int[] Validation);

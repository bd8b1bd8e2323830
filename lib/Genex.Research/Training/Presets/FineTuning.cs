using Genex.Research.Datasets;

namespace Genex.Research.Training.Presets;

/// <summary>How a body that is meant to be pretrained is trained in a study.</summary>
internal static class FineTuning
{
    /// <summary>The report's phases with batches of 32, ten times the rate and no variation, so that the frozen part is computed once: 12 epochs, then 6 of
    /// each further phase; validation loss, patience 5.</summary>
    public static TrainingSettings Study(TrainingSettings report) => report with
    {
        BatchSize = 32,
        Augmentation = Augmentation.None,
        Phases =
        [
            .. report.Phases.Select((phase, index) => phase with
            {
                Epochs = index == 0 ? 12 : 6,
                Parts = [.. phase.Parts.Select(part => part with { Rate = 10 * part.Rate })],
                Stop = new(WatchedScore.Loss, Patience: 5),
            }),
        ],
    };
}

using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>One model trained on attention alone, and its twin trained on all 17 targets at once, each target weighing the same: both scored on
/// attention.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="Alone">The run of the one.</param>
/// <param name="Together">The run of the twin, on the same samples and folds.</param>
public sealed record TaskTwins(string World, RunRecord Alone, RunRecord Together)
{
    /// <summary>Trains both, or finds the runs.</summary>
    /// <param name="world">Name of the world.</param>
    /// <param name="experiment">Of the world, with what the model may look at.</param>
    /// <param name="model">Id.</param>
    /// <param name="protocol">How people are divided.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch.</param>
    public static TaskTwins Of(string world, Experiment experiment, string model, Protocol protocol, IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return new(world, Train(EmotionTask.Attention), Train(EmotionTask.Emotions));

        RunRecord Train(EmotionTask task) => experiment.Run(model, task, protocol, progress, cancellation: cancellation);
    }

    /// <summary>Area under the ROC curve of attention within each person, learnt alone; null where a person shows one class only.</summary>
    public IReadOnlyList<double?> AreasAlone => Areas(Alone);

    /// <summary>The same, learnt with the other targets.</summary>
    public IReadOnlyList<double?> AreasTogether => Areas(Together);

    /// <summary>Together against alone, person by person, corrected for folds that share training samples.</summary>
    public PairedContrast Contrast => PairedContrast.Of(AreasTogether, AreasAlone, seed: 1, shared: TestFolds.Shared(Alone));

    private static IReadOnlyList<double?> Areas(RunRecord run)
    {
        int target = run.Task.Names.ToList().IndexOf(EmotionTask.Attention.Names[0]);
        Predictions all = run.Predictions;
        return [.. Enumerable.Range(0, all.Count).Where(row => all.Known[row, target]).GroupBy(row => all.Participant[row]).OrderBy(rows => rows.Key)
            .Select(rows => RocArea.Of([.. rows.Select(row => all.Probabilities[row, target])], [.. rows.Select(row => all.Actual[row, target])]))];
    }
}

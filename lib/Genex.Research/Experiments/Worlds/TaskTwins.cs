using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>One model trained on attention alone, and its twins trained on all 17 targets at once, once with every target weighing the same and once with
/// learnt weights: all scored on attention.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="Alone">The run of the one.</param>
/// <param name="Together">The run of the twin, on the same samples and folds.</param>
/// <param name="Weighed">The run of the twin with learnt weights.</param>
public sealed record TaskTwins(string World, RunRecord Alone, RunRecord Together, RunRecord Weighed)
{
    /// <summary>Learning rate of the weights.</summary>
    public const double WeightsRate = 0.01;

    /// <summary>Trains all three, or finds the runs.</summary>
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
        return new(world, Train(EmotionTask.Attention, null), Train(EmotionTask.Emotions, null), Train(EmotionTask.Emotions, WeightsRate));

        RunRecord Train(EmotionTask task, double? rate) =>
            experiment.Run(model, task, protocol, progress, settings => settings with { TargetWeightsRate = rate }, cancellation);
    }

    /// <summary>Area under the ROC curve of attention within each person, learnt alone; null where a person shows one class only.</summary>
    public IReadOnlyList<double?> AreasAlone => Areas(Alone);

    /// <summary>The same, learnt with the other targets.</summary>
    public IReadOnlyList<double?> AreasTogether => Areas(Together);

    /// <summary>The same, with learnt weights.</summary>
    public IReadOnlyList<double?> AreasWeighed => Areas(Weighed);

    /// <summary>Learnt weights against even ones, person by person, in the same way.</summary>
    public PairedContrast ContrastOfWeights => PairedContrast.Of(AreasWeighed, AreasTogether, seed: 1, shared: TestFolds.Shared(Alone));

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

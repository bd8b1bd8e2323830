using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Simulation;

namespace Genex.Research.Experiments;

/// <summary>Models over time beside the model of single moments that they stand on, and beside what costs nothing: its predictions averaged over the same
/// moments, and persistence.</summary>
/// <param name="World">What is there to be found, and how fast it changes.</param>
/// <param name="Moments">T of the models over time, and of the average.</param>
/// <param name="Frame">The run of the model of single moments.</param>
/// <param name="Smoothed">Its predictions, averaged.</param>
/// <param name="Sequences">Runs of models over time, on the same samples and folds.</param>
public sealed record OverTime(SimulatedWorld World, int Moments, RunRecord Frame, Scored Smoothed, IReadOnlyList<RunRecord> Sequences)
{
    /// <summary>The model of single moments: what T.* make of each moment.</summary>
    public const string FrameModel = "F.1";

    /// <summary>Trains the models on attention, or finds the runs.</summary>
    /// <param name="world">Which.</param>
    /// <param name="whole">Of the world.</param>
    /// <param name="set">What they may look at beside the video.</param>
    /// <param name="protocol">How people are divided.</param>
    /// <param name="moments">T, at least 1.</param>
    /// <param name="models">Ids of models over time, at least one.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch.</param>
    /// <exception cref="ArgumentException">No model is named.</exception>
    public static OverTime Of(SimulatedWorld world, Experiment whole, SignalSet set, Protocol protocol, int moments, IReadOnlyList<string> models,
        IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) throw new ArgumentException("No model is named; expected at least one over time, as T.1.", nameof(models));
        Experiment own = whole.WithSignals(set);
        RunRecord frame = own.Run(FrameModel, EmotionTask.Attention, protocol, progress, cancellation: cancellation);
        return new(world, moments, frame, SmoothedRun.Of(frame, own.Samples, moments), [.. models.Select(model =>
            own.Run(model, EmotionTask.Attention, protocol, progress, settings => settings with { Moments = moments }, cancellation))]);
    }

    /// <summary>Repeats the label before, which no model is told: how slowly the truth changes.</summary>
    public Scored Persistence => Frame.Baselines.First(scored => scored.Baseline == BaselineId.Persistence);

    /// <summary>All but persistence: the model of single moments, its average, the models over time.</summary>
    public IReadOnlyList<Scored> All => [Frame.Model, Smoothed, .. Sequences.Select(run => run.Model)];

    /// <summary>The average and each model over time against the model of single moments, person by person, under one level (Holm) and corrected for folds
    /// that share training samples.</summary>
    public IReadOnlyList<PairedContrast> AgainstFrame => Against(Frame.Model, [Smoothed, .. Sequences.Select(run => run.Model)]);

    /// <summary>Each model over time against the average, in the same way.</summary>
    public IReadOnlyList<PairedContrast> AgainstSmoothed => Against(Smoothed, Sequences.Select(run => run.Model));

    /// <summary>Areas under the ROC curve within each person.</summary>
    public static IReadOnlyList<double?> Areas(Scored scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        return [.. scored.PerParticipant.Select(person => person.Scores.RocArea)];
    }

    private IReadOnlyList<PairedContrast> Against(Scored reference, IEnumerable<Scored> others)
    {
        SharedTraining? shared = TestFolds.Shared(Frame);
        return PairedContrast.Together([.. others.Select(one => PairedContrast.Of(Areas(one), Areas(reference), seed: 1, shared: shared))]);
    }
}

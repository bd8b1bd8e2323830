using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>What a trained model scores on its test samples as they are, without any frame, and without any signal: area under the ROC curve within each
/// person.</summary>
/// <param name="Run">A finished run.</param>
/// <param name="Whole">One area per person, mean over targets; null where a person shows one class only of each.</param>
/// <param name="WithoutVideo">With frames of the mean colour.</param>
/// <param name="WithoutSignals">With every signal missing.</param>
/// <remarks>Nothing is trained. The frames go through the body once, whatever is then taken away; a frozen body's features are those that were kept.</remarks>
public sealed record LostModality(RunRecord Run, IReadOnlyList<double?> Whole, IReadOnlyList<double?> WithoutVideo, IReadOnlyList<double?> WithoutSignals)
{
    private const int BatchSize = 64;

    /// <summary>The same target by target, in the order of the run's task.</summary>
    public IReadOnlyList<LostTarget> Targets { get; init; } = [];

    /// <summary>Predicts the test samples of every fold.</summary>
    /// <param name="experiment">On the samples of the run.</param>
    /// <param name="run">With its weights.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="ArgumentException">The samples are not those of the run.</exception>
    public static LostModality Of(Experiment experiment, RunRecord run, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(run);
        int targets = run.Task.Count, first = 0;
        double[][,] probabilities = [.. Enumerable.Range(0, 3).Select(_ => new double[run.Predictions.Count, targets])];
        for (int fold = 0; fold < run.Folds.Count; fold++)
        {
            using TrainedFold trained = experiment.LoadFold(run, fold);
            using PrefixActivations? kept = Kept(trained, cancellation);
            float[]? blank = SeesVideoAlone(run, trained) ? BlankLogits(trained) : null;
            foreach (int[] batch in trained.Fold.Test.Chunk(BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                float[][] logits = Logits(trained, kept, batch, blank);
                for (int way = 0; way < logits.Length; way++)
                {
                    for (int cell = 0; cell < logits[way].Length; cell++)
                        probabilities[way][first + (cell / targets), cell % targets] = 1 / (1 + Math.Exp(-logits[way][cell]));
                }

                first += batch.Length;
            }
        }

        Scored[] scored = [.. probabilities.Select(one => Scored.From(run.Specification.Label, isBaseline: false, one, run.Predictions, [.. run.Scorable]))];
        double?[][] areas = [.. scored.Select(one => one.PerParticipant.Select(person => person.Scores.RocArea).ToArray())];
        return new(run, areas[0], areas[1], areas[2])
        {
            Targets = [.. run.Task.Names.Select((name, target) => new LostTarget(name, Of(scored[0], target), Of(scored[1], target), Of(scored[2], target)))],
        };

        static double?[] Of(Scored one, int target) => [.. one.PerParticipant.Select(person => person.Scores.Targets[target].RocArea)];
    }

    private static PrefixActivations? Kept(TrainedFold trained, CancellationToken cancellation)
    {
        int stages = trained.Model.Body.Stages.Count;
        return trained.Model.Body.FrozenStages() < stages ? null
            : new PrefixCache().Take(trained.Model, trained.Source, stages, PrefixViews.Plain(InferencePrecision.Float32), [], cancellation: cancellation);
    }

    private static bool SeesVideoAlone(RunRecord run, TrainedFold trained) =>
        ModelRegistry.Find(run.Specification.Model).Family != ModelFamily.Fusion && trained.Model.Moments == 1;

    // K: a blank frame is one and the same input, so that a model of single frames has one answer to it. The place in a batch may change its last digits, and
    // equal scores would then have an order.
    private static float[] BlankLogits(TrainedFold trained)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        Batch one = trained.Source.TakeSignals([trained.Fold.Test[0]], trained.Model.Moments);
        return Values(trained.Model.FromFeatures(BlankFeatures(trained), ModelInput.Of(one)));
    }

    private static Tensor BlankFeatures(TrainedFold trained) =>
        trained.Model.Prefix(zeros([1, 3, trained.Source.Side, trained.Source.Side], device: trained.Source.Device), trained.Model.Body.Stages.Count);

    private static float[] Values(Tensor logits) => logits.cpu().contiguous().data<float>().ToArray();

    // As they are, without video, without signals: B x K each. Blank: K, the answer to a frame of the mean colour where that is one.
    private static float[][] Logits(TrainedFold trained, PrefixActivations? kept, int[] samples, float[]? blank)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        (EmotionModel model, BatchSource source) = (trained.Model, trained.Source);
        int stages = model.Body.Stages.Count;
        Batch batch = kept is null ? source.Take(samples, model.Moments) : source.TakeSignals(samples, model.Moments);
        ModelInput input = ModelInput.Of(batch);
        Tensor features = kept?.Take(batch.Rows, 0) ?? model.Prefix(batch.Video, stages);
        return
        [
            Values(model.FromFeatures(features, input)),
            blank is not null ? [.. samples.SelectMany(_ => blank)] : Values(model.FromFeatures(BlankFeatures(trained).expand(features.shape), input)),
            Values(model.FromFeatures(features, input with { Present = zeros_like(batch.Present) })),
        ];
    }
}

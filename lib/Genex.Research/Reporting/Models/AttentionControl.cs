using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Reporting;

/// <summary>A model's attention over named signals beside that of the same architecture with weights that were never trained (Adebayo et al. 2018, "Sanity
/// checks for saliency maps").</summary>
/// <param name="Trained">Of the trained model, mean over the fold's test frames.</param>
/// <param name="Randomised">Of the same architecture with random weights, on the same frames.</param>
/// <param name="RankCorrelation">Spearman's over the signals, of weights as multiples of the uniform ones; near 1: what is attended to does not depend on what
/// was learnt. Null when one of them is uniform.</param>
public sealed record AttentionControl(SignalAttention Trained, SignalAttention Randomised, double? RankCorrelation)
{
    /// <summary>Watches the model of one fold and its random twin on that fold's test samples.</summary>
    /// <param name="run">A finished run of B.2t or B.3t.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="fold">Which fold.</param>
    /// <param name="seed">Of the random weights.</param>
    /// <exception cref="ArgumentException">The model does not attend to named signals.</exception>
    internal static AttentionControl Of(RunRecord run, SampleSet samples, int fold, long seed)
    {
        using DisposeScope scope = NewDisposeScope();
        Fold division = run.Protocol.Divide(samples, run.Task)[fold];
        using BatchSource source = new(samples, run.Task, run.Specification.ScalingOf(samples, division.Train), side: run.Specification.ImageSize);
        Batch batch = source.Take(division.Test);
        ModelInput input = new(batch.Video, batch.Physical, batch.Present);
        using EmotionModel trained = Rescoring.Open(run, run.Folds[fold]), random = Rescoring.Randomised(run, seed);
        SignalAttention own = SignalAttention.Of($"{run.Specification.Label}, trained", trained, input, run.Specification.SignalNames),
        control = SignalAttention.Of($"{run.Specification.Label}, random weights", random, input, run.Specification.SignalNames);
        (own, control) = (own with { Provenance = samples.Provenance }, control with { Provenance = samples.Provenance });
        return new AttentionControl(own, control, RankCorrelations.Spearman([.. own.Ratios], [.. control.Ratios]));
    }

    /// <summary>Both side by side.</summary>
    public Figure Chart() => SignalAttention.Chart("Attention over signals: trained, and with random weights", [Trained, Randomised]);

    /// <summary>Whether the attention says anything about what was learnt.</summary>
    public Sentence Say() => ModelSentences.Randomisation(RankCorrelation, Trained.Spread);
}

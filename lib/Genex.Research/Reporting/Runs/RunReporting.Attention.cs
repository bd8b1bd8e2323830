using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Reporting;

/// <content>What a run's trained models look at, on participants that they were not trained on.</content>
public static partial class RunReporting
{
    /// <summary>Maps over held-out frames: attention rollout of a vision transformer, Grad-CAM of a convolutional model. Of a run that has learnt nothing, or
    /// nothing that holds for people held out, there is no map but a sentence.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="experiment">What it was made on.</param>
    /// <param name="count">How many frames, spread over the fold's test samples.</param>
    /// <param name="fold">Index of the fold.</param>
    /// <exception cref="ArgumentException">The run is of another study, or has no such fold.</exception>
    public static FrameAttention FrameMaps(this RunRecord run, Experiment experiment, int count = 6, int fold = 0)
    {
        using TrainedFold trained = experiment.LoadFold(run, fold);
        return Unlearnt(run) ?? Frames(run.Specification.Label, trained.Model, trained, experiment.Samples, count);
    }

    /// <summary>The control: the same frames through the same architecture with the weights it started from. What the two share is not learnt.</summary>
    /// <inheritdoc cref="FrameMaps" path="/param"/>
    /// <inheritdoc cref="FrameMaps" path="/exception"/>
    public static FrameAttention UntrainedFrameMaps(this RunRecord run, Experiment experiment, int count = 6, int fold = 0)
    {
        using TrainedFold trained = experiment.LoadFold(run, fold);
        if (Unlearnt(run) is { } nothing) return nothing;
        using EmotionModel fresh = RunModel.Fresh(run.Specification, run.Task.Count, CPU);
        return Frames($"{run.Specification.Label} before training", fresh, trained, experiment.Samples, count);
    }

    /// <summary>Attention over the 33 named signals, mean over the held-out frames of some folds.</summary>
    /// <param name="run">A run of B.2t or B.3t.</param>
    /// <param name="experiment">What it was made on.</param>
    /// <param name="folds">How many folds are asked.</param>
    /// <exception cref="ArgumentException">The run is of another study, or its model does not attend to named signals.</exception>
    public static SignalAttention AttendedSignals(this RunRecord run, Experiment experiment, int folds = 2)
    {
        SignalAttention[] each = [.. Enumerable.Range(0, Math.Min(folds, run.Folds.Count)).Select(fold =>
        {
            using DisposeScope scope = NewDisposeScope();
            using TrainedFold trained = experiment.LoadFold(run, fold);
            return SignalAttention.Of(run.Specification.Label, trained.Model, trained.Input(trained.Fold.Test),
                run.Specification.SignalNames);
        })];
        int frames = each.Sum(one => one.Frames);
        return new SignalAttention(run.Specification.Label, Together(one => one.Weights), Together(one => one.Uniform), frames)
        {
            Provenance = experiment.Samples.Provenance,
            Names = run.Specification.SignalNames,
        };

        double[] Together(Func<SignalAttention, IReadOnlyList<double>> of) =>
            [.. Enumerable.Range(0, of(each[0]).Count).Select(signal => each.Sum(one => of(one)[signal] * one.Frames) / frames)];
    }

    /// <summary>Attention over the named signals beside that of the same architecture with weights that were never trained, on one fold's test
    /// samples.</summary>
    /// <param name="run">A finished run of B.2t or B.3t.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="fold">Index of the fold. Default the first.</param>
    /// <param name="seed">Of the random weights. Default 1.</param>
    /// <exception cref="ArgumentException">The model does not attend to named signals.</exception>
    public static AttentionControl RandomisationTest(this RunRecord run, SampleSet samples, int fold = 0, long seed = 1) =>
        AttentionControl.Of(run, samples, fold, seed);

    private static FrameAttention? Unlearnt(RunRecord run) =>
        run.Learning.Undertrained ? FrameAttention.Without(run.Specification.Label, run.Learning.TrainingRocArea)
            : IsLikeChance(run) ? FrameAttention.Without(run.Specification.Label, null) : null;

    private static FrameAttention Frames(string name, EmotionModel model, TrainedFold trained, SampleSet samples, int count)
    {
        using DisposeScope scope = NewDisposeScope();
        int[] which = EvenSpread.Of(trained.Fold.Test, count);
        ModelInput input = trained.Input(which);
        return model.Body is VisionTransformer ? FrameAttention.Rollout(name, model, samples, which, input)
            : FrameAttention.ClassActivation(name, model, samples, which, input);
    }
}

using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Reporting;

/// <summary>What a run's trained models look at, on participants that they were not trained on.</summary>
public static class SeeInside
{
    /// <summary>Maps over held-out frames: attention rollout of a vision transformer, Grad-CAM of a convolutional model.</summary>
    /// <param name="study">What the run was made on.</param>
    /// <param name="run">A finished run.</param>
    /// <param name="count">How many frames, spread over the fold's test samples.</param>
    /// <param name="fold">Place of the fold.</param>
    /// <exception cref="ArgumentException">The run is of another study, or has no such fold.</exception>
    public static FrameAttention Frames(Experiment study, RunRecord run, int count = 6, int fold = 0)
    {
        using TrainedFold trained = study.LoadFold(run, fold);
        return Frames(run.Specification.Label, trained.Model, trained, study.Samples, count);
    }

    /// <summary>The control: the same frames through the same architecture with the weights it started from. What the two share is not learnt.</summary>
    /// <inheritdoc cref="Frames(Experiment, RunRecord, int, int)" path="/param"/>
    /// <inheritdoc cref="Frames(Experiment, RunRecord, int, int)" path="/exception"/>
    public static FrameAttention Untrained(Experiment study, RunRecord run, int count = 6, int fold = 0)
    {
        using TrainedFold trained = study.LoadFold(run, fold);
        using EmotionModel fresh = RunModel.Fresh(run.Specification, run.Task.Count, CPU);
        return Frames($"{run.Specification.Label} before training", fresh, trained, study.Samples, count);
    }

    /// <summary>Attention over the 33 named signals, mean over the held-out frames of some folds.</summary>
    /// <param name="study">What the run was made on.</param>
    /// <param name="run">A run of B.2t or B.3t.</param>
    /// <param name="folds">How many folds are asked.</param>
    /// <exception cref="ArgumentException">The run is of another study, or its model does not attend to named signals.</exception>
    public static SignalAttention Signals(Experiment study, RunRecord run, int folds = 2)
    {
        SignalAttention[] each = [.. Enumerable.Range(0, Math.Min(folds, run.Folds.Count)).Select(fold =>
        {
            using DisposeScope scope = NewDisposeScope();
            using TrainedFold trained = study.LoadFold(run, fold);
            return SignalAttention.Of(run.Specification.Label, trained.Model, trained.Input(trained.Fold.Test));
        })];
        return new SignalAttention(
            run.Specification.Label,
            [.. Enumerable.Range(0, each[0].Weights.Count).Select(signal => each.Sum(one => one.Weights[signal] * one.Frames) / each.Sum(one => one.Frames))],
            each.Sum(one => one.Frames));
    }

    private static FrameAttention Frames(string name, EmotionModel model, TrainedFold trained, SampleSet samples, int count)
    {
        using DisposeScope scope = NewDisposeScope();
        int[] test = trained.Fold.Test;
        int[] which = [.. Enumerable.Range(0, Math.Min(count, test.Length))
            .Select(place => test[(2 * place + 1) * test.Length / (2 * Math.Min(count, test.Length))])];
        ModelInput input = trained.Input(which);
        return model.Body is VisionTransformer ? FrameAttention.Rollout(name, model, samples, which, input)
            : FrameAttention.ClassActivation(name, model, samples, which, input);
    }
}

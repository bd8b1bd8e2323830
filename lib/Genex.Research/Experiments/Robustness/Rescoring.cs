using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Experiments;

/// <summary>A run's test samples predicted and scored again by its trained models, as they were or changed.</summary>
public static class Rescoring
{
    /// <summary>The model of one fold with the weights of its best epoch, on the CPU, in evaluation mode. The caller disposes it.</summary>
    /// <exception cref="InvalidDataException">The weights file is not whole or does not fit.</exception>
    public static EmotionModel Open(RunRecord run, FoldRecord fold)
    {
        EmotionModel model = RunModel.Fresh(run.Specification, run.Task.Count, CPU); // what was frozen is not in the file
        ModelFile.Load(Path.Combine(run.Folder, fold.WeightsFile), model);
        model.eval();
        return model;
    }

    /// <summary>A model of the same shape whose weights were never trained. The caller disposes it.</summary>
    /// <param name="run">Gives the shape.</param>
    /// <param name="seed">For the weights.</param>
    public static EmotionModel Randomised(RunRecord run, long seed)
    {
        ModelSettings shape = new(run.Task.Count, run.Specification.ImageSize) { Signals = run.Specification.SignalCount };
        EmotionModel model = Trainer.CreateModel(ModelRegistry.Find(run.Specification.Model), shape, seed);
        model.eval();
        return model;
    }

    /// <summary>Predicts the test samples of every fold under each change; scaling stays as it was learnt.</summary>
    /// <param name="run">A finished run with its weights.</param>
    /// <param name="samples">The samples that the run was made on.</param>
    /// <param name="changes">Each gets the samples and the places that will be predicted, and returns samples in which at least those are changed.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>For each change the model's scores on all test samples.</returns>
    /// <exception cref="ArgumentException">The samples are not those of the run.</exception>
    public static IReadOnlyList<Scored> Score(
        RunRecord run, SampleSet samples, IReadOnlyList<Func<SampleSet, int[], SampleSet>> changes, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        if (run.Specification.Data != samples.Fingerprint)
            throw new ArgumentException($"{run.Specification.Id} was made on other samples than the ones given; name its own study.", nameof(samples));
        EmotionTask task = run.Task;
        IReadOnlyList<Fold> folds = run.Protocol.Divide(samples, task);
        double[][,] probabilities = [.. changes.Select(_ => new double[run.Predictions.Count, task.Count])];
        int first = 0, done = 0;
        foreach (Fold fold in folds)
        {
            using EmotionModel model = Open(run, run.Folds.First(one => one.Index == fold.Index));
            Standardiser scale = run.Specification.ScalingOf(samples, fold.Train);
            SampleWindows windows = new(samples, model.Moments, fold.Parts(samples.Count));
            float[] unchanged = Predict(model, samples, fold, fold.Test, run, scale, cancellation);
            for (int change = 0; change < changes.Count; change++)
            {
                SampleSet changed = changes[change](samples, fold.Test);
                // A sample that the change has left alone, with all that the model sees beside it, is predicted as before.
                HashSet<int> different = [.. fold.Test.Where(sample => Differ(samples, changed, sample))];
                int[] rows = [.. Enumerable.Range(0, fold.Test.Length).Where(row => windows.Of([fold.Test[row]]).Rows.Any(different.Contains))];
                float[] again = Predict(model, changed, fold, [.. rows.Select(row => fold.Test[row])], run, scale, cancellation), logits = [.. unchanged];
                for (int row = 0; row < rows.Length; row++) again.AsSpan(row * task.Count, task.Count).CopyTo(logits.AsSpan(rows[row] * task.Count));
                for (int cell = 0; cell < logits.Length; cell++)
                    probabilities[change][first + cell / task.Count, cell % task.Count] = 1 / (1 + Math.Exp(-logits[cell]));
                progress?.Report((double)++done / (folds.Count * changes.Count));
            }

            first += fold.Test.Length;
        }

        return [.. probabilities.Select(one => Scored.From(run.Specification.Label, isBaseline: false, one, run.Predictions, [.. run.Scorable]))];
    }

    private static float[] Predict(EmotionModel model, SampleSet samples, Fold fold, int[] places, RunRecord run, Standardiser scale,
        CancellationToken cancellation)
    {
        if (places.Length == 0) return [];
        using DisposeScope scope = NewDisposeScope();
        using BatchSource source = new(samples, run.Task, scale, side: run.Specification.ImageSize) { Parts = fold.Parts(samples.Count) };
        return Predictor.Logits(model, source, places, null, run.Specification.Training.Inference, cancellation: cancellation);
    }

    private static bool Differ(SampleSet one, SampleSet other, int place)
    {
        Range signals = (place * one.SignalCount)..((place + 1) * one.SignalCount);
        return !one.Frames[place].SequenceEqual(other.Frames[place]) || !one.Features.AsSpan()[signals].SequenceEqual(other.Features.AsSpan()[signals])
            || !one.FeaturePresent.AsSpan()[signals].SequenceEqual(other.FeaturePresent.AsSpan()[signals]);
    }
}

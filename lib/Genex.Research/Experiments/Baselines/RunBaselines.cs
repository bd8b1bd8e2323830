using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

#pragma warning disable MA0048 // baselines, and what one predicts

/// <summary>What a baseline predicts.</summary>
/// <param name="Id">Which baseline.</param>
/// <param name="Probabilities">N x K, in the order of the run's rows.</param>
/// <param name="Thresholds">By fold: K probabilities from which on a target is called present, tuned as a model's are; null where nothing is learnt that could
/// be tuned, or the protocol tunes nothing.</param>
internal sealed record Baseline(BaselineId Id, double[,] Probabilities, IReadOnlyDictionary<int, double[]>? Thresholds = null)
{
    /// <summary>For tables.</summary>
    public string Name => BaselineNames.Of(Id);
}

/// <summary>Predicts a run's test samples with what needs no model, each fold from its own training samples.</summary>
internal static class RunBaselines
{
    private const int ShuffleSeed = 42;

    // Of the log loss' sum: scikit-learn's C = 0.01 on standardised components.
    private const double PixelRidge = 100;

    private static readonly ConditionalWeakTable<SampleSet, ConcurrentDictionary<(EmotionTask, Protocol), Lazy<Baseline[]>>> Known = [];

    /// <summary>Every baseline, made once for all runs of a process on the same samples, task and protocol: no model has a part in them, nor what a model was
    /// not shown.</summary>
    public static IReadOnlyList<Baseline> Once(SampleSet samples, EmotionTask task, Protocol protocol, IReadOnlyList<Fold> folds, Predictions truth) =>
        Known.GetOrCreateValue(samples.Whole).GetOrAdd((task, protocol), _ => new(() => [.. Of(samples, task, folds, truth)])).Value;

    /// <summary>Every baseline, in the order of the run's rows. Each sees what its name says, also where a model was kept from it.</summary>
    public static IEnumerable<Baseline> Of(SampleSet samples, EmotionTask task, IReadOnlyList<Fold> folds, Predictions truth)
    {
        samples = samples.Whole;
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        yield return new(BaselineId.Majority,
            Stack(folds, task.Count, fold => Baselines.TrainingMajority(Labels(fold.Train), fold.Test.Length, Flags(fold.Train))));
        yield return new(BaselineId.Prevalence,
            Stack(folds, task.Count, fold => Baselines.TrainingPrevalence(Labels(fold.Train), fold.Test.Length, Flags(fold.Train))));
        yield return new(BaselineId.AllZero, Baselines.AllZero(truth.Count, task.Count));
        yield return new(BaselineId.Persistence, Stack(folds, task.Count, fold =>
        {
            double[,] prevalence = Baselines.TrainingPrevalence(Labels(fold.Train), 1, Flags(fold.Train));
            return Baselines.Persistence(
                Labels(fold.Test), [.. fold.Test.Select(sample => samples.RecordingOf[sample])], // what was so in another recording is not what was so before
                [.. fold.Test.Select(sample => samples.TimeMilliseconds[sample])],
                [.. Enumerable.Range(0, task.Count).Select(target => prevalence[0, target])], Flags(fold.Test));
        }));
        foreach ((BaselineId id, double[,] inputs) in BaselineInputs.Of(samples))
            yield return Learnt(id, (fold, places) =>
                LogisticRegression.FitAndPredict(Pick(inputs, fold.Train), Labels(fold.Train), Pick(inputs, places), Flags(fold.Train)));

        double[,] gaze = BaselineInputs.Features(samples, PhysicalFeatures.FacialCoding.Count, PhysicalFeatures.Count - PhysicalFeatures.FacialCoding.Count);
        // Each division is asked for one set of places, by both.
        Dictionary<Fold, double[,]> ofPixels = [];
        yield return Learnt(BaselineId.Pixels, OfPixels);
        yield return Learnt(BaselineId.LateFusion, (fold, places) => MeanLogOdds(OfPixels(fold, places), LogisticRegression.FitAndPredict(
            Pick(gaze, fold.Train), Labels(fold.Train), Pick(gaze, places), Flags(fold.Train))));

        double[,] colours = BaselineInputs.Colours(samples), signals = BaselineInputs.Features(samples, 0, PhysicalFeatures.Count);
        yield return Learnt(BaselineId.Identity, (fold, places) => IdentityProbe.Predict(
            Pick(colours, fold.Train), [.. fold.Train.Select(sample => samples.ParticipantOf[sample])], Labels(fold.Train), Pick(colours, places),
            Flags(fold.Train)));
        yield return Learnt(BaselineId.Shuffled, (fold, places) => LogisticRegression.FitAndPredict(
            Pick(signals, OfAnotherMoment(samples, fold)), Labels(fold.Train), Pick(signals, places), Flags(fold.Train)));

        double[,] OfPixels(Fold fold, int[] places)
        {
            if (ofPixels.TryGetValue(fold, out double[,]? before)) return before;
            using PixelComponents components = new(samples, fold.Train);
            return ofPixels[fold] = LogisticRegression.FitAndPredict(
                components.Of(fold.Train), Labels(fold.Train), components.Of(places), Flags(fold.Train), ridge: PixelRidge);
        }

        bool[,] Labels(int[] places) => Table(places, task.Count, place => labels[place] > 0.5f);
        bool[,] Flags(int[] places) => Table(places, task.Count, place => known[place]);

        // Learns once per division; what it says of the samples that a model's thresholds are tuned on tunes its own.
        Baseline Learnt(BaselineId id, Func<Fold, int[], double[,]> predict)
        {
            Dictionary<int, double[]> thresholds = [];
            double[,] all = Stack(folds, task.Count, fold =>
            {
                int[] tuning = fold.Inner.Count > 0 ? [.. fold.Inner.SelectMany(division => division.Validation)] : fold.ReportsFromValidation ? []
                    : fold.Validation;
                double[,] both = predict(fold, fold.Inner.Count > 0 ? fold.Test : [.. fold.Test, .. tuning]);
                if (tuning.Length == 0) return both;
                double[,] tune = fold.Inner.Count > 0 ? Stack(fold.Inner, task.Count, division => predict(division, division.Validation))
                    : Pick(both, [.. Enumerable.Range(fold.Test.Length, tuning.Length)]);
                thresholds[fold.Index] = TunedThresholds.Of(tune, Labels(tuning), Flags(tuning));
                return both;
            });
            return new(id, all, thresholds.Count == 0 ? null : thresholds);
        }
    }

    /// <summary>Logistic regression on given inputs, fold by fold.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="folds">Each learns from its own training samples.</param>
    /// <param name="inputs">N x P; not a number where missing.</param>
    /// <returns>Test samples of all folds x K.</returns>
    public static double[,] Regression(SampleSet samples, EmotionTask task, IReadOnlyList<Fold> folds, double[,] inputs)
    {
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        return Stack(folds, task.Count, fold => LogisticRegression.FitAndPredict(
            Pick(inputs, fold.Train), Table(fold.Train, task.Count, place => labels[place] > 0.5f), Pick(inputs, fold.Test),
            Table(fold.Train, task.Count, place => known[place])));
    }

    private static double[,] MeanLogOdds(double[,] one, double[,] other)
    {
        double[,] joined = new double[one.GetLength(0), one.GetLength(1)];
        for (int row = 0; row < joined.GetLength(0); row++)
        {
            for (int target = 0; target < joined.GetLength(1); target++)
                joined[row, target] = 1 / (1 + Math.Exp(-(LogOdds(one[row, target]) + LogOdds(other[row, target])) / 2));
        }

        return joined;

        static double LogOdds(double probability) => Math.Log(Math.Clamp(probability, 1e-9, 1 - 1e-9) / (1 - Math.Clamp(probability, 1e-9, 1 - 1e-9)));
    }

    private static bool[,] Table(int[] places, int targets, Func<int, bool> value)
    {
        bool[,] table = new bool[places.Length, targets];
        for (int row = 0; row < places.Length; row++)
        {
            for (int target = 0; target < targets; target++) table[row, target] = value(places[row] * targets + target);
        }

        return table;
    }

    // For each training sample another one of the same participant, each exactly once.
    private static int[] OfAnotherMoment(SampleSet samples, Fold fold)
    {
        int[] moved = [.. fold.Train];
        foreach (IGrouping<int, int> places in Enumerable.Range(0, moved.Length).GroupBy(place => samples.ParticipantOf[fold.Train[place]]))
        {
            int[] own = [.. places.Select(place => fold.Train[place])];
            new SeededRandom(ShuffleSeed, fold.Index, places.Key).Shuffle<int>(own);
            foreach ((int place, int sample) in places.Zip(own)) moved[place] = sample;
        }

        return moved;
    }

    private static double[,] Pick(double[,] table, int[] rows) => table.Rows(rows);

    private static double[,] Stack(IReadOnlyList<Fold> folds, int targets, Func<Fold, double[,]> predict)
    {
        double[,] all = new double[folds.Sum(fold => fold.Test.Length), targets];
        int start = 0;
        foreach (Fold fold in folds)
        {
            Array.Copy(predict(fold), 0, all, start * targets, fold.Test.Length * targets);
            start += fold.Test.Length;
        }

        return all;
    }
}

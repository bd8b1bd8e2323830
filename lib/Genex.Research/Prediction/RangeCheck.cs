using Genex.Research.Datasets;
using Genex.Research.Experiments;

#pragma warning disable MA0048 // a check and what it finds

namespace Genex.Research.Prediction;

/// <summary>A value of a recording that lies outside of what the weights have seen.</summary>
/// <param name="What">A physical feature, or a statistic of the frame such as "mean red".</param>
/// <param name="Seen">The range over the samples that were learnt from; null where they never have the value.</param>
/// <param name="Found">The range over the recording.</param>
/// <param name="Moments">In how many of its moments it lies outside.</param>
/// <param name="Of">Number of moments that have the value.</param>
public sealed record RangeFinding(string What, ValueRange? Seen, ValueRange Found, int Moments, int Of)
{
    /// <summary>From this fraction of its moments on a recording is called out of the training data's range.</summary>
    public const double MuchFrom = 0.1;

    /// <summary>Whether it happens often enough to distrust the recording as a whole.</summary>
    public bool IsMuch => Moments >= MuchFrom * Of;
}

/// <summary>Compares a recording with the ranges of the data that weights were learnt from: signals, and colours of the frames.</summary>
/// <remarks>Being within every range is no proof of being alike; being outside of one says that a model is asked about something it was not shown. A range has
/// a margin of a tenth of its length at either end.</remarks>
internal static class RangeCheck
{
    /// <summary>Looks at every moment.</summary>
    /// <param name="samples">Of one recording, with what the run withholds taken away.</param>
    /// <param name="folds">Those that predict it: a value is within where one of them has seen it.</param>
    /// <param name="signals">Whether the model takes signals.</param>
    /// <param name="video">Whether it sees the frames.</param>
    /// <returns>What lies outside, and for each moment the names of it.</returns>
    public static (IReadOnlyList<RangeFinding> Findings, IReadOnlyList<string>[] OfMoments) Of(SampleSet samples, IReadOnlyList<FoldWeights> folds,
        bool signals, bool video)
    {
        List<RangeFinding> findings = [];
        List<string>[] moments = [.. Enumerable.Range(0, samples.Count).Select(_ => new List<string>())];
        if (video)
        {
            double[,] colours = FrameFacts.Of(samples).Colours;
            for (int statistic = 0; statistic < FrameFacts.Names.Count; statistic++)
            {
                int place = statistic;
                Check(FrameFacts.Names[place], Join(folds, fold => fold.Inputs.Colours.ElementAtOrDefault(place)),
                    sample => FrameFacts.IsShown(samples, sample) ? colours[sample, place] : null);
            }
        }

        for (int feature = 0; signals && feature < samples.SignalCount; feature++)
        {
            int place = feature;
            Check(samples.Vocabulary.Signals[place], Join(folds, fold => fold.Inputs.Signals[place]), sample =>
                samples.FeaturePresent[sample * samples.SignalCount + place] ? samples.Features[sample * samples.SignalCount + place] : null);
        }

        return ([.. findings.OrderByDescending(finding => (double)finding.Moments / finding.Of)], moments);

        void Check(string what, ValueRange? seen, Func<int, double?> valueOf)
        {
            (int Sample, double Value)[] there = [.. Enumerable.Range(0, samples.Count).Select(sample => (sample, Value: valueOf(sample)))
                .Where(one => one.Value is not null).Select(one => (one.sample, one.Value!.Value))];
            int[] outside = [.. there.Where(one => seen?.Holds(one.Value) != true).Select(one => one.Sample)];
            if (outside.Length == 0) return;
            findings.Add(new RangeFinding(what, seen, ValueRange.Of(there.Select(one => one.Value))!, outside.Length, there.Length));
            foreach (int sample in outside) moments[sample].Add(what);
        }
    }

    private static ValueRange? Join(IReadOnlyList<FoldWeights> folds, Func<FoldWeights, ValueRange?> of) =>
        folds.Select(of).Aggregate((ValueRange?)null, ValueRange.Join);
}

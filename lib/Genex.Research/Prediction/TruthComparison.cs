using Genex.Research.Alignment;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a comparison and one target of it

namespace Genex.Research.Prediction;

/// <summary>What a prediction was worth on one target, where the truth is known.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Moments">Moments with a known truth.</param>
/// <param name="Present">In how many of them it was present.</param>
/// <param name="RocArea">Area under the ROC curve of the raw probabilities; null where only one class is there. 0.5 is chance.</param>
/// <param name="SmoothedRocArea">The same of the smoothed ones.</param>
/// <param name="Brier">Mean squared difference of the raw probability and the truth; null without a moment.</param>
/// <param name="CalibratedBrier">The same of the calibrated one; null where there is none.</param>
public sealed record TargetTruth(string Target, int Moments, int Present, double? RocArea, double? SmoothedRocArea, double? Brier, double? CalibratedBrier)
{
    /// <summary>Of the recording.</summary>
    public Provenance Provenance { get; init; } = Provenance.Unknown;
}

/// <summary>A prediction beside what is known of the recording.</summary>
public static class TruthComparison
{
    /// <summary>Compares moment by moment, matched by frame.</summary>
    /// <param name="prediction">Of the recording.</param>
    /// <param name="truth">Its aligned rows, with targets.</param>
    /// <param name="vocabulary">What the rows hold; null for the 33 signals and 17 targets.</param>
    /// <returns>One per target.</returns>
    public static IReadOnlyList<TargetTruth> Against(this RecordingPrediction prediction, AlignedRecording truth, Vocabulary? vocabulary = null) =>
        [.. prediction.Targets.Select((name, target) =>
        {
            (int Row, bool Present)[] known = [.. TruthOf(prediction, truth, target, vocabulary).Select((present, row) => (row, present))
                .Where(one => one.present is not null).Select(one => (one.row, one.present!.Value))];
            bool[] actual = [.. known.Select(one => one.Present)];
            double? Error(double[,] table) => known.Length == 0 ? null : known.Average(one => Math.Pow(table[one.Row, target] - (one.Present ? 1 : 0), 2));
            double? Area(double[,] table) => RocArea.Of([.. known.Select(one => table[one.Row, target])], actual);
            return new TargetTruth(name, known.Length, actual.Count(one => one), Area(prediction.Raw), Area(prediction.Smoothed), Error(prediction.Raw),
                prediction.Calibrations[target].IsFitted ? Error(prediction.Calibrated) : null)
            { Provenance = prediction.Provenance };
        })];

    /// <summary>The largest difference of a prediction's raw probabilities from those that the run recorded for the same frames of the same person.</summary>
    /// <returns>Null where the run has predicted none of them.</returns>
    /// <param name="prediction">Of a recording of the run's own study.</param>
    /// <param name="run">The run.</param>
    public static double? DifferenceFrom(this RecordingPrediction prediction, RunRecord run)
    {
        Dictionary<int, int> rows = Enumerable.Range(0, run.Predictions.Count).Where(row => run.Predictions.Participant[row] == prediction.Participant)
            .GroupBy(row => run.Predictions.FrameIndex[row]).ToDictionary(same => same.Key, same => same.First());
        (int Row, int Recorded)[] both = [.. Enumerable.Range(0, prediction.Moments.Count)
            .Where(row => rows.ContainsKey(prediction.Moments[row].FrameIndex)).Select(row => (row, rows[prediction.Moments[row].FrameIndex]))];
        return both.Length == 0 ? null : both.Max(one => Enumerable.Range(0, prediction.Targets.Count)
            .Max(target => Math.Abs(prediction.Raw[one.Row, target] - run.Predictions.Probabilities[one.Recorded, target])));
    }

    /// <summary>Whether a target is present at each moment; null where nothing says.</summary>
    internal static bool?[] TruthOf(RecordingPrediction prediction, AlignedRecording truth, int target, Vocabulary? vocabulary)
    {
        int place = (vocabulary ?? Vocabulary.Default).TargetOf(prediction.Targets[target]);
        if (place < 0) return new bool?[prediction.Moments.Count];
        Dictionary<int, AlignedRow> byFrame = truth.Rows.ToDictionary(row => row.FrameIndex);
        return [.. prediction.Moments.Select(moment =>
            byFrame.TryGetValue(moment.FrameIndex, out AlignedRow? row) && row.TargetPresent[place] ? row.Targets[place] >= 0.5f : (bool?)null)];
    }
}

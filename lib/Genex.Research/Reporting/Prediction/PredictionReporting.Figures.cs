using Genex.Research.Alignment;
using Genex.Research.Prediction;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>What a prediction of a recording shows.</summary>
public static partial class PredictionReporting
{
    /// <summary>Probabilities over time. One target: raw and smoothed lines and, where it is known, the truth. Several: a map of the smoothed ones.</summary>
    /// <param name="prediction">Of a recording.</param>
    /// <param name="truth">The recording's aligned rows; null: no truth is known.</param>
    /// <param name="vocabulary">What the rows hold; null for the 33 signals and 17 targets.</param>
    public static Figure Timeline(this RecordingPrediction prediction, AlignedRecording? truth = null, Vocabulary? vocabulary = null) =>
        prediction.Targets.Count == 1 ? Lines(prediction, truth, vocabulary) : Map(prediction);

    private static Figure Lines(RecordingPrediction prediction, AlignedRecording? truth, Vocabulary? vocabulary)
    {
        double[] seconds = Seconds(prediction);
        string target = prediction.Targets[0];
        bool calibrated = prediction.Calibrations[0].IsFitted;
        List<Series> series =
        [
            new LineSeries(calibrated ? "raw" : "raw probability", seconds, ColumnOf(prediction.Raw, 0)) { Muted = true },
            new LineSeries(calibrated ? "calibrated and smoothed" : "smoothed", seconds, ColumnOf(prediction.Smoothed, 0)),
        ];
        if (!calibrated && prediction.Thresholds is { } thresholds) series.Add(ReferenceLine.AtY(thresholds[0], "tuned threshold"));
        if (truth is not null)
        {
            (double Time, bool Present)[] known = [.. TruthComparison.TruthOf(prediction, truth, 0, vocabulary)
                .Select((present, row) => (seconds[row], present))
                .Where(one => one.present is not null).Select(one => (one.Item1, one.present!.Value))];
            series.Add(new ScatterSeries($"truth: {target} present (top) or absent (bottom)", known.Select(one => one.Time),
                known.Select(one => one.Present ? 1.0 : 0.0))
            { Size = 5 });
        }

        return new Figure(Title(prediction),
            Invariant($"Probability of {target} over {prediction.Moments.Count} sampled frames of {prediction.Label}, raw and smoothed."),
            new Axis("video time", "s"), Axis.Share($"probability of {target}"), [.. series])
        { Width = 880, Height = 360, Provenance = prediction.Provenance };
    }

    private static Figure Map(RecordingPrediction prediction)
    {
        int count = prediction.Moments.Count, most = 120, step = (count + most - 1) / most;
        int[] shown = [.. Enumerable.Range(0, count).Where(row => row % step == 0)];
        double?[,] cells = new double?[prediction.Targets.Count, shown.Length];
        for (int target = 0; target < prediction.Targets.Count; target++)
        {
            for (int at = 0; at < shown.Length; at++) cells[target, at] = prediction.Smoothed[shown[at], target];
        }

        double[] seconds = Seconds(prediction);
        return new Figure(Title(prediction),
            Invariant($"Smoothed probability of {prediction.Targets.Count} targets over {count} sampled frames of {prediction.Label}."),
            Axis.Of("video time (s)", shown.Select(row => Invariant($"{seconds[row]:0.#}"))), Axis.Of("", prediction.Targets),
            new HeatMapSeries("probability", cells) { Minimum = 0, Maximum = 1 })
        { Width = 880, Height = 520, Provenance = prediction.Provenance };
    }

    private static string Title(RecordingPrediction prediction) =>
        $"{prediction.Label}{(IsSimulated(prediction) ? " (simulated)" : "")}: {prediction.Run.Label}, {prediction.Weights.Name}";

    private static bool IsSimulated(RecordingPrediction prediction) => prediction.Provenance == Provenance.Simulated;

    private static double[] Seconds(RecordingPrediction prediction) => [.. prediction.Moments.Select(moment => moment.VideoMilliseconds / 1000)];

    private static double[] ColumnOf(double[,] table, int column) => [.. Enumerable.Range(0, table.GetLength(0)).Select(row => table[row, column])];
}

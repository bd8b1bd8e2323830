using Genex.Research.Prediction;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <content>Tables.</content>
public static partial class PredictionReporting
{
    /// <summary>A row per target: mean, smallest and largest smoothed probability, and how it is calibrated.</summary>
    public static Table Summary(this RecordingPrediction prediction) => new(Title(prediction),
        [Column.Text("target"), Column.Number("mean"), Column.Number("lowest"), Column.Number("highest"), Column.Text("calibration")],
        prediction.Targets.Select((name, target) =>
        {
            double[] values = ColumnOf(prediction.Smoothed, target);
            return (IReadOnlyList<object?>)[name, values.Average(), values.Min(), values.Max(),
                prediction.Calibrations[target].IsFitted ? "Platt scaling" : "none: the model's own"];
        }))
    {
        Provenance = prediction.Provenance,
        Footnotes = [Invariant($"Probabilities smoothed over time (Gaussian, standard deviation {prediction.SmoothingSeconds} s).")],
    };

    /// <summary>What a prediction was worth where the truth is known; a row per target.</summary>
    public static Table ToTable(this IReadOnlyList<TargetTruth> truth) => new("Against the known truth",
        [
            Column.Text("target"), Column.Number("moments", "0"), Column.Number("present", "0"), Column.Number("AUROC"), Column.Number("AUROC, smoothed"),
            Column.Number("Brier"), Column.Number("Brier, calibrated"),
        ],
        truth.Select(one => (IReadOnlyList<object?>)[one.Target, one.Moments, one.Present, one.RocArea, one.SmoothedRocArea, one.Brier, one.CalibratedBrier]))
    { Provenance = truth.Count > 0 ? truth[0].Provenance : Provenance.Unknown };
}

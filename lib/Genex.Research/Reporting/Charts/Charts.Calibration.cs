using System.Globalization;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Whether probabilities mean what they say.</content>
public static partial class Charts
{
    /// <summary>Observed share against predicted probability over all known cells of a run, in ten equal bins.</summary>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure Calibration(params IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        string errors = string.Join("; ",
            runs.Select(run =>
            $"{run.Specification.Model} {run.Model.Overall.ExpectedCalibrationError?.ToString("0.000", CultureInfo.InvariantCulture) ?? Table.Missing}"));
        return new(
            "Calibration: is a probability of 0.7 right seven times in ten?", $"Expected calibration error: {errors}.", Axis.Share("Predicted probability"),
            Axis.Share("Observed share"),
            [ReferenceLine.Identity("perfect calibration"), .. runs.Select(run =>
            {
                IReadOnlyList<CalibrationPoint> points =
                    CalibrationCurve.Of([.. run.Predictions.Probabilities.Cast<double>()], [.. run.Predictions.Actual.Cast<bool>()],
                    [.. run.Predictions.Known.Cast<bool>()]);
                return new LineSeries(run.Specification.Model, points.Select(point => point.MeanProbability), points.Select(point => point.ObservedShare));
            })])
        { Width = 520, Height = 460 };
    }
}

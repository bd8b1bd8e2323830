using System.Globalization;
using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

/// <summary>Agreement with scikit-learn 1.2.1 on fixed vectors.</summary>
public class ScikitLearnTests
{
    [Fact]
    public void Every_classification_score_agrees_on_500_cases()
    {
        Dictionary<string, string>[] cases = Vectors.Rows("metrics.tsv").ToArray();
        Assert.Equal(500, cases.Length);
        Assert.All(cases, row =>
        {
            (double[,] probabilities, bool[,] actual, bool[,] known) = Vectors.Cells(row["cells"], int.Parse(row["targets"], CultureInfo.InvariantCulture));
            var sheet = ScoreSheet.From(probabilities, actual, known);
            TargetScores first = sheet.Targets[0];
            bool[] known0 = Enumerable.Range(0, sheet.Samples).Select(sample => known[sample, 0]).ToArray();
            (string, double?)[] found =
            [
                ("element_accuracy", sheet.ElementAccuracy), ("hamming", sheet.HammingLoss), ("subset", sheet.SubsetAccuracy),
                ("macro_f1", sheet.MacroF1), ("zero_macro_f1", sheet.MacroF1AllTargets), ("micro_f1", sheet.MicroF1),
                ("macro_average_precision", sheet.AveragePrecision), ("macro_balanced_accuracy", sheet.BalancedAccuracy),
                ("macro_mcc", sheet.MatthewsCorrelation),
                ("table_brier", sheet.Brier), ("table_ece", sheet.ExpectedCalibrationError),
                ("precision", first.Precision), ("recall", first.Recall), ("f1", first.F1), ("balanced_accuracy", first.BalancedAccuracy),
                ("mcc", first.MatthewsCorrelation), ("average_precision", first.AveragePrecision), ("brier", first.Brier),
                ("ece", first.ExpectedCalibrationError),
                ("roc_auc", ClassificationMetrics.RocAuc(Column(probabilities), Column(actual), known0)),
            ];
            foreach ((string name, double? value) in found)
                Assert.True(Agree(row.Number(name), value),
                    $"{name} of {row["cells"]} x {row["targets"]}: expected {row[name]}, found {value?.ToString(CultureInfo.InvariantCulture) ?? "null"}");
        });
    }

    [Fact]
    public void Intensity_scores_agree_on_100_cases() => Assert.All(Vectors.Rows("intensities.tsv"), row =>
    {
        (double[] predicted, double[] actual) = (row.Numbers("predicted"), row.Numbers("actual"));
        Tables.Near(row.Number("mae"), IntensityMetrics.MeanAbsoluteError(predicted, actual), 1e-11);
        Tables.Near(row.Number("rmse"), IntensityMetrics.RootMeanSquaredError(predicted, actual), 1e-11);
        Tables.Near(row.Number("ccc"), IntensityMetrics.ConcordanceCorrelation(predicted, actual), 1e-11);
    });

    [Fact]
    public void Calibration_curves_agree() => Assert.All(Vectors.Rows("calibration-curves.tsv"), row =>
    {
        (double[,] probabilities, bool[,] actual, bool[,] _) = Vectors.Cells(row["cells"], 1);
        IReadOnlyList<CalibrationPoint> curve = CalibrationCurve.Of(Column(probabilities), Column(actual));
        Assert.Equal(row.Numbers("share"), curve.Select(point => point.ObservedShare), Agree);
        Assert.Equal(row.Numbers("mean"), curve.Select(point => point.MeanProbability), Agree);
    });

    private static T[] Column<T>(T[,] table) => [.. Enumerable.Range(0, table.GetLength(0)).Select(row => table[row, 0])];

    private static bool Agree(double? expected, double? found)
        => expected is { } number ? found is { } value && Math.Abs(value - number) <= 1e-11 * Math.Max(1, Math.Abs(number)) : found is null;

    private static bool Agree(double expected, double found) => Agree((double?)expected, found);
}

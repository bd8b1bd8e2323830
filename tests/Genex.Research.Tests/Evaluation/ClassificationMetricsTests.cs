using FsCheck.Xunit;
using Genex.Research.Evaluation;
using static Genex.Research.Tests.Evaluation.Tables;

namespace Genex.Research.Tests.Evaluation;

public class ClassificationMetricsTests
{
    [Fact]
    public void The_constant_predictor_of_the_report_scores_its_published_figures_in_its_convention_and_more_in_ours()
    {
        // 20 frames x 17 targets: three predicted always, six others occur (17 cells in all), eight never.
        int[] positives = [10, 17, 18, 5, 4, 3, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        bool[,] actual = Make(20, 17, (row, target) => row < positives[target]);
        bool[,] predicted = Make(20, 17, (_, target) => target < 3);

        Assert.Equal(0.9059, ClassificationMetrics.ElementAccuracy(predicted, actual), 4);
        Assert.Equal(0.149, ClassificationMetrics.MacroF1(predicted, actual, average: MacroAverage.AllTargets)!.Value, 3);
        Assert.Equal(0.149 * 17 / 9, ClassificationMetrics.MacroF1(predicted, actual)!.Value, 3);
    }

    [Property]
    public void Every_score_equals_its_slow_definition(int seed)
    {
        var random = new Random(seed);
        (int n, int k) = (random.Next(1, 12), random.Next(1, 5));
        (bool[,] predicted, bool[,] actual, bool[,] known) = (Random(random, n, k), Random(random, n, k), Random(random, n, k, 0.8));
        (int Row, int Target)[] cells = Cells(n, k).Where(cell => known[cell.Row, cell.Target]).ToArray();
        if (cells.Length == 0) return;

        double wrong = cells.Count(cell => predicted[cell.Row, cell.Target] != actual[cell.Row, cell.Target]);
        Near(1 - (wrong / cells.Length), ClassificationMetrics.ElementAccuracy(predicted, actual, known));
        Near(wrong / cells.Length, ClassificationMetrics.HammingLoss(predicted, actual, known));
        IGrouping<int, (int Row, int Target)>[] rows = cells.GroupBy(cell => cell.Row).ToArray();
        Near((double)rows.Count(row => row.All(cell => predicted[cell.Row, cell.Target] == actual[cell.Row, cell.Target])) / rows.Length,
            ClassificationMetrics.SubsetAccuracy(predicted, actual, known));

        (double? F1, double There)[] perTarget = Enumerable.Range(0, k).Select(target =>
        {
            double both = 0, either = 0, there = 0;
            foreach ((int Row, int Target) cell in cells.Where(cell => cell.Target == target))
            {
                (bool p, bool a) = (predicted[cell.Row, target], actual[cell.Row, target]);
                if (p && a) both++;
                if (p) either++;
                if (a) { either++; there++; }
            }

            return (F1: either == 0 ? (double?)null : 2 * both / either, There: there);
        }).ToArray();
        Near(perTarget.Where(one => one.There > 0).Average(one => one.F1), ClassificationMetrics.MacroF1(predicted, actual, known));
        Near(perTarget.Average(one => one.F1 ?? 0), ClassificationMetrics.MacroF1(predicted, actual, known, MacroAverage.AllTargets));
    }

    [Property]
    public void Unknown_cells_never_count(int seed)
    {
        var random = new Random(seed);
        (int n, int k) = (random.Next(1, 12), random.Next(1, 5));
        (bool[,] actual, bool[,] known) = (Random(random, n, k), Random(random, n, k, 0.7));
        double[,] probabilities = Probabilities(random, n, k);
        bool[,] otherwise = Make(n, k, (row, target) => known[row, target] ? actual[row, target] : !actual[row, target]);
        Assert.Equivalent(ScoreSheet.From(probabilities, actual, known), ScoreSheet.From(probabilities, otherwise, known), strict: true);
    }

    [Property]
    public void The_order_of_samples_never_matters(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(2, 30);
        double[] scores = Enumerable.Range(0, n).Select(_ => (double)random.Next(4)).ToArray();
        bool[] actual = Enumerable.Range(0, n).Select(_ => random.Next(2) == 0).ToArray();
        int[] order = Enumerable.Range(0, n).OrderBy(_ => random.Next()).ToArray();
        Near(ClassificationMetrics.AveragePrecision(scores, actual),
            ClassificationMetrics.AveragePrecision([.. order.Select(i => scores[i])], [.. order.Select(i => actual[i])]));
        Near(ClassificationMetrics.RocAuc(scores, actual), ClassificationMetrics.RocAuc([.. order.Select(i => scores[i])], [.. order.Select(i => actual[i])]));
    }

    [Property]
    public void Pooled_folds_score_as_one_table(int seed)
    {
        var random = new Random(seed);
        (int n, int k) = (random.Next(2, 20), random.Next(1, 4));
        (bool[,] predicted, bool[,] actual) = (Random(random, n, k), Random(random, n, k));
        int cut = random.Next(n);
        ConfusionCounts[] first = ConfusionCounts.PerTarget(Make(cut, k, (r, t) => predicted[r, t]), Make(cut, k, (r, t) => actual[r, t]));
        ConfusionCounts[] second = ConfusionCounts.PerTarget(Make(n - cut, k, (r, t) => predicted[r + cut, t]), Make(n - cut, k, (r, t) => actual[r + cut, t]));
        Near(ClassificationMetrics.MacroF1(predicted, actual),
            ClassificationMetrics.Macro([.. first.Zip(second, ConfusionCounts.Add)], static counts => counts.F1));
    }

    [Fact]
    public void Undefined_is_null_never_a_number()
    {
        bool[] none = [false, false, false], all = [true, true, true], mixed = [true, false, true];
        Assert.Null(ClassificationMetrics.F1(none, none));
        Assert.Equal(0, ClassificationMetrics.F1(all, none));
        Assert.Null(ClassificationMetrics.BalancedAccuracy(mixed, all));
        Assert.Null(ClassificationMetrics.BalancedAccuracy(mixed, none));
        Assert.Null(ClassificationMetrics.MatthewsCorrelation(all, mixed));
        Assert.Null(ClassificationMetrics.MatthewsCorrelation(mixed, none));
        Assert.Null(ClassificationMetrics.AveragePrecision([0.1, 0.2, 0.3], none));
        Assert.Null(ClassificationMetrics.RocAuc([0.1, 0.2, 0.3], all));
        Assert.Null(ClassificationMetrics.MacroF1(Make(3, 2, (_, _) => true), Make(3, 2, (_, _) => false)));
        Assert.Null(ClassificationMetrics.MicroF1(Make(3, 2, (_, _) => false), Make(3, 2, (_, _) => false)));
        Assert.Null(ClassificationMetrics.ExpectedCalibrationError([], []));
        Assert.Null(ScoreSheet.From(new double[2, 1], new bool[2, 1], new bool[2, 1]).ElementAccuracy);
    }

    [Fact]
    public void Shapes_that_differ_and_values_that_are_no_probability_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.ElementAccuracy(new bool[2, 3], new bool[3, 2]));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.ElementAccuracy(new bool[2, 3], new bool[2, 3], new bool[2, 2]));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.ElementAccuracy(new bool[2, 3], new bool[2, 3], new bool[2, 3]));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.F1([true], []));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Brier([1.2], [true]));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.AveragePrecision([double.NaN], [true]));
        Assert.Equal(0.25, ClassificationMetrics.Brier([0.5, double.NaN], [true, true], [true, false]));
    }
}

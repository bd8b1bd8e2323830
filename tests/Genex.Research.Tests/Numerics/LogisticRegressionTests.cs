using Genex.Research.Evaluation;
using Genex.Research.Tests.Evaluation;

namespace Genex.Research.Tests.Numerics;

public class LogisticRegressionTests
{
    [Fact]
    public void A_label_that_follows_an_input_is_learned_and_ranked()
    {
        var random = new Random(11);
        double[,] features = Tables.Make(200, 3, (_, _) => random.NextDouble());
        bool[] labels = [.. Enumerable.Range(0, 200).Select(row => features[row, 1] > 0.5)];
        var fit = LogisticRegression.Fit(features, labels);
        Assert.True(fit.Weights[1] > 5 * Math.Abs(fit.Weights[0]));
        Assert.True(ClassificationMetrics.RocAuc(fit.Predict(features), labels) > 0.99);
    }

    [Fact]
    public void The_unit_of_an_input_changes_no_probability()
    {
        var random = new Random(12);
        double[,] features = Tables.Make(60, 2, (_, _) => random.NextDouble());
        bool[] labels = [.. Enumerable.Range(0, 60).Select(row => features[row, 0] + random.NextDouble() > 1)];
        double[,] scaled = Tables.Make(60, 2, (row, column) => (1000 * features[row, column]) + 5);
        (double[]? plain, double[]? other) =
            (LogisticRegression.Fit(features, labels).Predict(features), LogisticRegression.Fit(scaled, labels).Predict(scaled));
        Assert.All(plain.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void One_class_no_rows_constant_and_missing_inputs_are_no_obstacle()
    {
        double[,] features = Tables.Make(6, 2, (row, column) => column == 0 ? 3.1 : row == 2 ? double.NaN : row);
        Assert.Equal([1, 1, 1, 1, 1, 1], LogisticRegression.Fit(features, [true, true, true, true, true, true]).Predict(features));
        Assert.Equal(new double[6], LogisticRegression.Fit(features, new bool[6], new bool[6]).Predict(features));
        var fit = LogisticRegression.Fit(features, [false, false, true, true, true, true]);
        Assert.Equal(0, fit.Weights[0]);
        Assert.Equal(1 / (1 + Math.Exp(-fit.Intercept)), fit.Predict(features)[2], 12);
    }

    [Fact]
    public void Each_target_is_fitted_on_its_known_rows()
    {
        var random = new Random(13);
        double[,] features = Tables.Make(30, 2, (_, _) => random.NextDouble());
        bool[,] actual = Tables.Make(30, 2, (row, target) => features[row, target] > 0.5);
        bool[,] known = Tables.Make(30, 2, (row, target) => target == 0 || row % 2 == 0);
        bool[,] otherwise = Tables.Make(30, 2, (row, target) => known[row, target] ? actual[row, target] : !actual[row, target]);
        Assert.Equal(LogisticRegression.FitAndPredict(features, actual, features, known),
            LogisticRegression.FitAndPredict(features, otherwise, features, known));
    }

    [Fact]
    public void Log_odds_are_those_of_the_probabilities_and_keep_an_order_where_these_are_one()
    {
        double[,] features = Tables.Make(40, 1, (row, _) => (double)row);
        bool[] labels = [.. Enumerable.Range(0, 40).Select(row => row >= 20)];
        var fit = LogisticRegression.Fit(features, labels, ridge: 0.01 * 40);
        Assert.All(fit.LogOdds(features).Zip(fit.Predict(features)), pair => Assert.Equal(1 / (1 + Math.Exp(-pair.First)), pair.Second, 12));
        double[] far = fit.LogOdds(new double[,] { { 1e5 }, { 2e5 } });
        Assert.True(far[1] > far[0]);
        Assert.Equal([1, 1], fit.Predict(new double[,] { { 1e5 }, { 2e5 } }));
        Assert.Equal(double.PositiveInfinity, LogisticRegression.Fit(features, [.. labels.Select(_ => true)]).LogOdds(features)[0]);
    }
}

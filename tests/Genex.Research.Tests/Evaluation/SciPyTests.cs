using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

/// <summary>Agreement with SciPy 1.10.1, statsmodels 0.13.5 and scikit-learn 1.2.1 on fixed vectors.</summary>
public class SciPyTests
{
    public static IEnumerable<Dictionary<string, string>> PairedTests => Vectors.Rows("paired-tests.tsv");

    [Fact]
    public void The_exact_sign_flip_test_agrees()
        => AgreeOnAll(PairedTests, "sign_flip", 100, row => row.Number("sign_flip") is null ? null : SignFlipTest.Exact(row.Numbers("differences")));

    [Fact]
    public void Wilcoxon_s_exact_distribution_agrees()
        => AgreeOnAll(PairedTests, "wilcoxon_exact", 10, row => row.Number("wilcoxon_exact") is null ? null : WilcoxonTest.Exact(row.Numbers("differences")));

    [Fact]
    public void Wilcoxon_s_approximation_agrees_with_ties_and_zeros()
        => AgreeOnAll(PairedTests, "wilcoxon_approximate", 30, row => row.Number("wilcoxon_approximate") is null ? null
            : WilcoxonTest.Approximate(row.Numbers("differences")));

    [Fact]
    public void The_t_interval_and_the_effect_size_agree()
    {
        AgreeOnAll(PairedTests, "lower", 100, row => ParticipantInterval.StudentT(row.Numbers("differences"))?.Lower);
        AgreeOnAll(PairedTests, "upper", 100, row => ParticipantInterval.StudentT(row.Numbers("differences"))?.Upper);
        AgreeOnAll(PairedTests, "effect", 100, row => EffectSize.StandardisedMeanDifference(row.Numbers("differences")));
    }

    [Fact]
    public void Holm_and_Benjamini_Hochberg_agree() => Assert.All(Vectors.Rows("corrections.tsv"), row =>
    {
        double?[] p = [.. row.Numbers("p").Select(one => (double?)one)];
        Assert.All(MultipleTesting.Holm(p).Zip(row.Numbers("holm")), pair => Tables.Near(pair.Second, pair.First, 1e-10));
        Assert.All(MultipleTesting.BenjaminiHochberg(p).Zip(row.Numbers("benjamini_hochberg")), pair => Tables.Near(pair.Second, pair.First, 1e-10));
    });

    [Fact]
    public void Logistic_regression_finds_the_same_weights() => Assert.All(Vectors.Rows("logistic.tsv"), row =>
    {
        (double[] inputs, int columns) = (row.Numbers("inputs"), (int)row.Number("features")!.Value);
        double[,] features = Tables.Make(inputs.Length / columns, columns, (sample, column) => inputs[(sample * columns) + column]);
        var fit = LogisticRegression.Fit(features, [.. row.Numbers("labels").Select(label => label > 0)], ridge: row.Number("ridge")!.Value);
        Assert.All(fit.Weights.Append(fit.Intercept).Zip(row.Numbers("weights").Append(row.Number("intercept")!.Value)), pair =>
            Tables.Near(pair.Second, pair.First, 1e-8));
    });

    private static void AgreeOnAll(IEnumerable<Dictionary<string, string>> rows, string column, int atLeast, Func<Dictionary<string, string>, double?> found)
    {
        int defined = 0;
        foreach (Dictionary<string, string> row in rows)
        {
            if (row.Number(column) is not null) defined++;
            Tables.Near(row.Number(column), found(row), 1e-10);
        }

        Assert.True(defined >= atLeast, Invariant($"Only {defined} vectors define {column}."));
    }
}

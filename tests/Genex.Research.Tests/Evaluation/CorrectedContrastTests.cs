using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

/// <summary>The correction for folds that share training samples, beside published numbers and a t distribution integrated by itself.</summary>
public class CorrectedContrastTests
{
    private static readonly double[] Nine = [0.03, -0.01, 0.05, 0.02, 0.04, -0.02, 0.06, 0.01, 0.03];

    /// <summary>scikit-learn's user guide, "Statistical comparison of models using grid search": 10 times 10 folds, corrected t = 0.750, one-sided p = 0.227,
    /// and probabilities of 77.3 % and 22.7 % that the first and the second are better.</summary>
    [Fact]
    public void The_published_example_of_scikit_learn_is_met()
    {
        double[] shape = [.. Enumerable.Range(0, 100).Select(fold => fold - 49.5)];
        double deviation = Math.Sqrt(shape.Sum(value => value * value) / 99);
        double mean = 0.750 * deviation * Math.Sqrt((1 / 100.0) + (1 / 9.0));
        CorrectedContrast corrected = CorrectedContrast.Of([.. shape.Select(value => value + mean)], 1 / 9.0, equivalence: 0)!;
        Assert.Equal(0.227, corrected.P / 2, 0.001);
        Assert.Equal(0.773, corrected.FirstIsBetter, 0.001);
        Assert.Equal(0.227, corrected.FirstIsWorse, 0.001);
    }

    /// <summary>t(0.975, 8) = 2.306 stands in every table of Student's distribution.</summary>
    [Fact]
    public void The_interval_is_wider_by_the_folds_overlap()
    {
        CorrectedContrast corrected = CorrectedContrast.Of(Nine, 1 / 8.0)!;
        double mean = Nine.Average(), variance = Nine.Sum(one => (one - mean) * (one - mean)) / 8;
        double error = Math.Sqrt(variance * ((1 / 9.0) + (1 / 8.0)));
        Tables.Near(error, corrected.StandardError);
        Assert.Equal(mean - (2.306 * error), corrected.Lower, 4);
        Assert.Equal(mean + (2.306 * error), corrected.Upper, 4);
        ParticipantInterval plain = ParticipantInterval.StudentT(Nine)!;
        Tables.Near(Math.Sqrt(17 / 8.0), (corrected.Upper - corrected.Lower) / (plain.Upper - plain.Lower));
    }

    [Fact]
    public void The_probabilities_are_those_of_an_integrated_t_density_and_add_up()
    {
        CorrectedContrast corrected = CorrectedContrast.Of(Nine, 1 / 8.0, equivalence: 0.02)!;
        double within = Integrate((-0.02 - corrected.MeanDifference) / corrected.StandardError, (0.02 - corrected.MeanDifference) / corrected.StandardError, 8);
        Assert.Equal(within, corrected.Equivalent, 6);
        Tables.Near(1, corrected.FirstIsWorse + corrected.Equivalent + corrected.FirstIsBetter);
        double t = Math.Abs(corrected.MeanDifference / corrected.StandardError);
        Assert.Equal(1 - Integrate(-t, t, 8), corrected.P, 6);
    }

    [Fact]
    public void Participants_of_a_fold_are_averaged_and_absent_ones_left_out()
    {
        CorrectedContrast folds = CorrectedContrast.Of([0.1, 0.3], 0.5)!;
        CorrectedContrast people = CorrectedContrast.Of([0.0, 0.2, null, 0.3], new SharedTraining([0, 0, 1, 1], 0.5))!;
        Assert.Equal(folds with { MeanDifference = people.MeanDifference }, people with { MeanDifference = people.MeanDifference });
        Assert.Null(CorrectedContrast.Of([0.1, 0.1, 0.1], 0.5));
        Assert.Null(CorrectedContrast.Of([0.1], 0.5));
        Assert.Throws<ArgumentException>(() => CorrectedContrast.Of([0.1], new SharedTraining([0, 1], 0.5)));
    }

    [Fact]
    public void A_difference_worth_having_can_be_ruled_out_and_a_claim_needs_both_tests()
    {
        double?[] none = [.. Enumerable.Repeat((double?)0.5, 12)];
        double?[] hardly = [.. Enumerable.Range(0, 12).Select(person => (double?)(0.5 + (0.004 * (person % 2 == 0 ? 1 : -1))))];
        SharedTraining leaveOneOut = new([.. Enumerable.Range(0, 12)], 1 / 11.0);
        Assert.Equal(ContrastVerdict.NoneWorthHaving, PairedContrast.Of(hardly, none, 1, shared: leaveOneOut).Verdict);
        Assert.Equal(ContrastVerdict.NotShown, PairedContrast.Of(hardly, none, 1).Verdict);

        double?[] some = [.. new[] { 0.01, 0.02, 0.09, 0.01, 0.05, 0.02, 0.08, -0.02, 0.04, 0.01, 0.09, -0.01 }.Select(gain => (double?)(0.5 + gain))];
        PairedContrast plain = PairedContrast.Of(some, none, 1), corrected = PairedContrast.Of(some, none, 1, shared: leaveOneOut);
        Assert.Equal(ContrastVerdict.FirstIsHigher, plain.Verdict);
        Assert.True(corrected is { AdjustedP: < 0.05, Corrected.AdjustedP: > 0.05, Verdict: ContrastVerdict.NotShown }, corrected.Note);
    }

    // Simpson's rule; Gamma by Stirling's series after shifting.
    private static double Integrate(double from, double to, int freedom)
    {
        const int steps = 20_000;
        double width = (to - from) / steps, scale = Math.Exp(LogGamma((freedom + 1) / 2.0) - LogGamma(freedom / 2.0)) / Math.Sqrt(freedom * Math.PI);
        double sum = 0;
        for (int step = 0; step <= steps; step++)
        {
            double t = from + (step * width);
            sum += (step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2) * scale * Math.Pow(1 + (t * t / freedom), -(freedom + 1) / 2.0);
        }

        return sum * width / 3;
    }

    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 20) shift -= Math.Log(x++);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }
}

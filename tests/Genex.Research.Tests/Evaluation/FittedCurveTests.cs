using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class FittedCurveTests
{
    private static readonly double[] Sizes = [2, 4, 8, 16, 32, 64];

    [Theory]
    [InlineData(0.8, 0.4, 0.5)]
    [InlineData(0.9, 0.6, 1)]
    [InlineData(0.7, 0.2, 0.25)]
    public void A_curve_without_noise_is_found_again(double ceiling, double drop, double rate)
    {
        PowerLaw truth = new(ceiling, drop, rate), found = PowerLaw.Fit([.. Sizes.Select(size => (size, truth.At(size)))]);
        Assert.Equal(rate, found.Rate, 0.006);
        Assert.Equal(ceiling, found.Ceiling, 0.005);
        Assert.All(Sizes, size => Assert.Equal(truth.At(size), found.At(size), 0.001));
    }

    [Fact]
    public void Scores_that_do_not_rise_give_a_flat_line()
    {
        PowerLaw found = PowerLaw.Fit([.. Sizes.Select(size => (size, 0.5 - (size / 1000)))]);
        Assert.Equal(0, found.Drop);
        Assert.Equal(found.At(2), found.At(64));
    }

    [Fact]
    public void No_curve_of_the_form_fits_better_than_the_one_found()
    {
        SeededRandom random = new(4, 0, "points");
        PowerLaw truth = new(0.8, 0.4, 0.7);
        (double Amount, double Score)[] points = [.. Sizes.Select(size => (size, truth.At(size) + (0.02 * random.Normal())))];
        PowerLaw found = PowerLaw.Fit(points);
        double Error(PowerLaw curve) => points.Sum(point => Math.Pow(point.Score - curve.At(point.Amount), 2));
        for (int turn = 0; turn < 20_000; turn++)
        {
            PowerLaw other = new(random.Between(0.6, 1), random.Between(0, 1), random.Between(0.05, 3));
            Assert.True(Error(other) >= Error(found) - 1e-6);
        }
    }

    /// <summary>In 60 drawn sets of studies the interval holds the true curve about as often as it says; with five studies a size, a little less.</summary>
    [Fact]
    public void The_interval_holds_the_true_curve()
    {
        PowerLaw truth = new(0.8, 0.4, 0.7);
        int held = 0;
        for (int set = 0; set < 60; set++)
        {
            SeededRandom random = new(9, set, "studies");
            (double, double)[] studies = [.. Sizes.SelectMany(size => Enumerable.Range(0, 8).Select(_ => (size, truth.At(size) + (0.02 * random.Normal()))))];
            (double lower, double upper) = FittedCurve.Of(studies, set, 200).IntervalAt(16);
            if (lower <= truth.At(16) && truth.At(16) <= upper) held++;
        }

        Assert.InRange(held, 49, 60);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PowerLaw.Fit([(2, 0.5), (4, 0.6)]));
        Assert.Throws<ArgumentException>(() => FittedCurve.Of([(2, 0.5), (2, 0.5), (4, 0.6), (4, 0.6), (8, 0.7)], 1));
    }
}

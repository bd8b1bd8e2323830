using Genex.Research.Prediction;

namespace Genex.Research.Tests.Prediction;

public class CalibrationTests
{
    /// <summary>Labels drawn from a known curve: slope and intercept come back.</summary>
    [Fact]
    public void A_curve_that_the_labels_are_drawn_from_comes_back()
    {
        SeededRandom random = new(5);
        double[] probabilities = [.. Enumerable.Range(0, 20_000).Select(_ => 0.02 + 0.96 * random.NextDouble())];
        PlattScaling truth = new(0.4, -0.7);
        bool[] actual = [.. probabilities.Select(one => random.NextDouble() < truth.Apply(one))];
        PlattScaling found = PlattScaling.Fit(probabilities, actual);
        Assert.Equal(truth.Slope, found.Slope, 0.05);
        Assert.Equal(truth.Intercept, found.Intercept, 0.05);
        Assert.True(PlattScaling.Fit([0, 0, 1, 1], [false, true, false, true]).Apply(1) is > 0 and < 1);
    }

    [Fact]
    public void A_model_that_is_too_sure_is_calibrated_and_people_left_out_gain()
    {
        (double[] probabilities, bool[] actual, string[] people) = Draw(slope: 0.4);
        TargetCalibration made = TargetCalibration.Of("Joy", probabilities, actual, people);
        Assert.True(made.IsFitted, made.Note);
        Assert.True(made.LossAfter < made.LossBefore);
        Assert.Contains("6 people", made.Note, StringComparison.Ordinal);
        Assert.Equal(made.Curve!.Apply(0.8), made.Apply(0.8));
    }

    [Theory, InlineData(1.0), InlineData(-1.0)]
    public void A_curve_that_helps_nobody_is_not_used(double slope)
    {
        (double[] probabilities, bool[] actual, string[] people) = Draw(slope);
        TargetCalibration made = TargetCalibration.Of("Joy", probabilities, actual, people);
        Assert.False(made.IsFitted);
        Assert.StartsWith("not calibrated", made.Note, StringComparison.Ordinal);
        Assert.True(double.IsNaN(made.Apply(0.5)));
    }

    [Fact]
    public void Few_samples_one_class_and_few_people_are_said()
    {
        (double[] probabilities, bool[] actual, string[] people) = Draw(0.4);
        Assert.Contains("10 of each", TargetCalibration.Of("Joy", probabilities[..12], actual[..12], people[..12]).Note, StringComparison.Ordinal);
        Assert.Contains("people show both", TargetCalibration.Of("Joy", probabilities, actual, [.. people.Select(_ => "one")]).Note, StringComparison.Ordinal);
    }

    /// <summary>Against the sum written out, at uneven times, with a gap and a value that is not a number.</summary>
    [Fact]
    public void Smoothing_is_the_weighted_mean_of_the_moments_around()
    {
        double[] times = [0, 400, 1000, 2100, 9000, 9500, 12_000], values = [0.1, 0.9, 0.4, double.NaN, 1, 0, 0.5];
        double[] made = Smoothing.Gaussian(times, values, 1.5);
        for (int row = 0; row < times.Length; row++)
        {
            (double sum, double weights) = (0, 0);
            for (int other = 0; other < times.Length; other++)
            {
                double apart = Math.Abs(times[row] - times[other]);
                if (apart > 4500 || double.IsNaN(values[other])) continue;
                double weight = Math.Exp(-apart * apart / (2 * 1500.0 * 1500));
                (sum, weights) = (sum + weight * values[other], weights + weight);
            }

            Assert.Equal(sum / weights, made[row], 1e-12);
        }

        Assert.Equal(values, Smoothing.Gaussian(times, values, 0));
    }

    private static (double[] Probabilities, bool[] Actual, string[] People) Draw(double slope)
    {
        SeededRandom random = new(11);
        PlattScaling truth = new(slope, 0);
        double[] probabilities = [.. Enumerable.Range(0, 600).Select(_ => 0.02 + 0.96 * random.NextDouble())];
        return (probabilities, [.. probabilities.Select(one => random.NextDouble() < truth.Apply(one))],
            [.. Enumerable.Range(0, 600).Select(row => Invariant($"person {row % 6}"))]);
    }
}

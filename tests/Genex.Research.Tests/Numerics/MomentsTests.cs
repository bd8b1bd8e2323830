namespace Genex.Research.Tests.Numerics;

public class MomentsTests
{
    [Fact]
    public void Mean_deviations_median_and_quantiles_of_a_few_numbers()
    {
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.Equal((5.0, 2.0), Moments.OfPopulation(values));
        Assert.Equal((5.0, Math.Sqrt(32 / 7.0)), Moments.Of(values));
        Assert.Equal((0.0, 0.0), Moments.OfPopulation([]));
        Assert.Equal(4.5, Moments.Median(values.Reverse()));
        Assert.Equal(4, Moments.Median([9, 4, 1]));
        Assert.Equal(double.NaN, Moments.Median([]));
        Assert.Equal(3.5, Moments.Quantile(values, 0.75 / 7));
        Assert.Equal(9, Moments.Quantile(values, 1));
    }
}

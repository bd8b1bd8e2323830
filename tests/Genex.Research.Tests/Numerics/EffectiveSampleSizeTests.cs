namespace Genex.Research.Tests.Numerics;

public class EffectiveSampleSizeTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_first_order_series_is_worth_what_theory_says(double correlation)
    {
        const int length = 20_000;
        var random = new Random(7);
        double[] series = new double[length];
        for (int place = 1; place < length; place++)
            series[place] = (correlation * series[place - 1]) + random.NextDouble() - 0.5;
        double expected = length * (1 - correlation) / (1 + correlation);
        Assert.Equal(1, EffectiveSampleSize.Of(series)!.Value / expected, 0.1);
    }

    [Fact]
    public void Copies_of_one_frame_are_not_samples()
    {
        var random = new Random(3);
        double[] independent = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        double[] repeated = [.. independent.SelectMany(value => Enumerable.Repeat(value, 10))];
        Assert.InRange(EffectiveSampleSize.Of(repeated)!.Value, 250, 550);
    }

    [Fact]
    public void A_constant_series_has_no_answer_and_an_alternating_one_is_capped_at_its_length()
    {
        Assert.Null(EffectiveSampleSize.Of(new bool[100]));
        Assert.Null(EffectiveSampleSize.Of([1.0, 2.0, 3.0]));
        Assert.Equal(100, EffectiveSampleSize.Of(Enumerable.Range(0, 100).Select(place => place % 2 == 0).ToArray()));
    }
}

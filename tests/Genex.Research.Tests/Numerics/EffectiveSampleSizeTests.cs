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

    [Fact]
    public void It_is_what_the_definition_says_on_200_random_series()
    {
        var random = new Random(11);
        for (int turn = 0; turn < 200; turn++)
        {
            double memory = random.NextDouble(), value = 0;
            double[] series = [.. Enumerable.Range(0, random.Next(4, 60)).Select(_ => value = memory * value + random.NextDouble() - 0.5)];
            Assert.Equal(ByDefinition(series), EffectiveSampleSize.Of(series)!.Value, 9);
        }
    }

    // Geyer 1992, section 3.3: Gamma_m = gamma_2m + gamma_2m+1, summed while positive; time = (-gamma_0 + 2 x the sum) / gamma_0.
    private static double ByDefinition(double[] series)
    {
        double[] gamma = [.. Enumerable.Range(0, series.Length).Select(lag => Enumerable.Range(0, series.Length - lag)
            .Sum(at => (series[at] - series.Average()) * (series[at + lag] - series.Average())) / series.Length)];
        double[] pairs = [.. Enumerable.Range(0, series.Length / 2).Select(pair => gamma[2 * pair] + gamma[2 * pair + 1])];
        double time = (-gamma[0] + (2 * pairs.TakeWhile(pair => pair > 0).Sum())) / gamma[0];
        return series.Length / Math.Clamp(time, 1, series.Length);
    }
}

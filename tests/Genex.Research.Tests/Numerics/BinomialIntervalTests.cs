namespace Genex.Research.Tests.Numerics;

public class BinomialIntervalTests
{
    /// <summary>Clopper and Pearson's ends solve P(X at least k) = P(X at most k) = 0.025, checked by adding up the binomial's terms.</summary>
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(7, 30)]
    [InlineData(12, 240)]
    public void Each_end_leaves_a_fortieth_outside(int successes, int trials)
    {
        (double lower, double upper) = BinomialInterval.Of(successes, trials);
        if (successes == 0) Assert.Equal(0, lower);
        else Assert.Equal(0.025, Enumerable.Range(successes, trials - successes + 1).Sum(count => Probability(count, trials, lower)), 6);
        if (successes == trials) Assert.Equal(1, upper);
        else Assert.Equal(0.025, Enumerable.Range(0, successes + 1).Sum(count => Probability(count, trials, upper)), 6);
    }

    [Fact]
    public void Numbers_outside_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Of(-1, 2));
    }

    private static double Probability(int count, int trials, double rate)
    {
        double product = 1;
        for (int place = 0; place < count; place++) product *= (trials - place) / (double)(place + 1) * rate;
        return product * Math.Pow(1 - rate, trials - count);
    }
}

namespace Genex.Research.Tests.Numerics;

public class RocAreaTests
{
    [Fact]
    public void It_is_the_fraction_of_pairs_in_order_ties_half()
    {
        var random = new Random(5);
        for (int turn = 0; turn < 200; turn++)
        {
            int count = random.Next(1, 40), levels = random.Next(1, 20);
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(levels))];
            bool[] actual = [.. Enumerable.Range(0, count).Select(_ => random.Next(3) == 0)];
            double[] pairs = [.. from positive in Enumerable.Range(0, count) where actual[positive]
                from negative in Enumerable.Range(0, count) where !actual[negative]
                select scores[positive] > scores[negative] ? 1 : scores[positive].Equals(scores[negative]) ? 0.5 : 0];
            if (pairs.Length == 0) Assert.Null(RocArea.Of(scores, actual));
            else Assert.Equal(pairs.Average(), RocArea.Of(scores, actual)!.Value, 12);
        }
    }

    [Fact]
    public void Infinite_log_odds_have_an_order_and_what_is_not_a_number_has_none()
    {
        Assert.Equal(1, RocArea.Of([double.NegativeInfinity, 0, double.PositiveInfinity], [false, false, true]));
        Assert.Throws<ArgumentException>(() => RocArea.Of([double.NaN, 0], [true, false]));
    }
}

using System.Text;

namespace Genex.Research.Tests.Numerics;

public class SeededRandomTests
{
    [Fact]
    public void A_stream_named_in_words_starts_from_their_hash()
    {
        ulong state = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes("5/-1/clock")) state = (state ^ value) * 1099511628211;
        SeededRandom random = new(5, -1, "clock");
        for (int draw = 0; draw < 100; draw++)
        {
            ulong mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            Assert.Equal(mixed ^ (mixed >> 31), random.NextBits());
        }
    }

    [Fact]
    public void Names_in_words_and_numbers_make_streams_of_their_own()
    {
        double[] first = [new SeededRandom(1, 2, "a").NextDouble(), new SeededRandom(1, 2, "b").NextDouble(), new SeededRandom(1, 3, "a").NextDouble(),
            new SeededRandom(1, 2).NextDouble(), new SeededRandom(2, 1).NextDouble(), new SeededRandom().NextDouble()];
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(first[0], new SeededRandom(1, 2, "a").NextDouble());
    }

    [Fact]
    public void Draws_have_their_distributions()
    {
        SeededRandom random = new(9, 0, "distributions");
        double[] normal = [.. Enumerable.Range(0, 20_000).Select(_ => random.Normal())];
        (double mean, double deviation) = Moments.Of(normal);
        Assert.InRange(mean, -0.03, 0.03);
        Assert.InRange(deviation, 0.98, 1.02);
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 1000).Select(_ => random.Below(5)).Distinct().Order());
        Assert.Equal([0, 1, 2, 3, 4], Enumerable.Range(0, 1000).Select(_ => random.IndexBelow(5)).Distinct().Order());
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(random.Between(2, 3), 2, 3));
    }
}

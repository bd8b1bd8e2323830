using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>Where the rows of a table are missing.</summary>
public class RowStepsTests
{
    [Fact]
    public void Without_rows_and_with_one_there_is_no_step()
    {
        Assert.Empty(Of().Stretches());
        Assert.Null(Of().StretchesIfAny());
        Assert.Equal([new Interval(5, 5)], Of(5).Stretches());
        Assert.Equal([new Interval(5, 5)], Of(5, 5).Stretches());
    }

    [Theory]
    [InlineData(40, 500, false)] // half a second is held
    [InlineData(40, 501, true)]
    [InlineData(1000, 3000, false)] // two rows of a slow table
    [InlineData(1000, 4000, true)]
    [InlineData(60_000, 120_000, false)]
    public void A_gap_is_more_than_three_typical_steps_and_more_than_half_a_second(double step, double gap, bool isGap)
    {
        double[] times = [.. Enumerable.Range(0, 10).Select(k => k * step), .. Enumerable.Range(0, 10).Select(k => 9 * step + gap + k * step)];
        Assert.Equal(isGap ? [(9 * step, 9 * step + gap)] : [], Of(times).Gaps());
    }

    [Fact]
    public void A_slow_beginning_is_no_gap_where_most_rows_are_slow() =>
        Assert.Empty(Of(0, 10, 20, 1020, 2020, 3020, 4020, 5020).Gaps());

    [Property(MaxTest = 100)]
    public void Stretches_and_gaps_are_all_of_the_table(int seed)
    {
        var random = new Random(seed);
        double time = random.Next(100);
        RowSteps steps = Of([.. Enumerable.Range(0, 50).Select(_ => time += random.Next(12) == 0 ? random.Next(400, 3000) : random.Next(20, 60))]);
        IReadOnlyList<Interval> stretches = steps.Stretches();
        Assert.Equal(steps.Gaps().Count, stretches.Count - 1);
        Assert.Equal((steps.First, time + steps.Held()), (stretches[0].OnsetMilliseconds, stretches[^1].OffsetMilliseconds));
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.True(pair.First.OffsetMilliseconds < pair.Second.OnsetMilliseconds));
    }

    private static RowSteps Of(params double[] times)
    {
        var steps = new RowSteps();
        foreach (double time in times)
            steps.Take(time);
        return steps;
    }
}

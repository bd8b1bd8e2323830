using FsCheck.Xunit;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Alignment;

public class IntervalIndexTests
{
    /// <summary>Whole milliseconds in a small range, so that touching, overlapping and equal intervals are common.</summary>
    private static List<Interval> Intervals(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(0, 20))
            .Select(_ => { int onset = random.Next(0, 40); return new Interval(onset, onset + random.Next(0, 12)); })];
    }

    [Property(MaxTest = 300)]
    public void Active_intervals_are_those_that_contain_the_moment(int seed)
    {
        List<Interval> intervals = Intervals(seed);
        var index = new IntervalIndex(intervals);
        double[] values = [.. intervals.Select((_, place) => place % 4 == 3 ? double.NaN : place * 7 % 5)];
        for (double time = -1; time <= 53; time += 0.5)
        {
            int[] expected = [.. intervals.Index().Where(one => one.Item.Contains(time)).Select(one => one.Index)];
            Assert.Equal(expected, index.ActiveAt(time).Order());
            Assert.Equal(expected.Length > 0, index.IsActive(time));
            double highest = expected.Select(one => values[one]).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
            Assert.Equal(highest, index.HighestAt(time, values));
        }
    }

    [Property(MaxTest = 300)]
    public void Overlapping_intervals_share_a_moment_with_the_window(int seed)
    {
        List<Interval> intervals = Intervals(seed);
        var index = new IntervalIndex(intervals);
        for (double to = 0; to <= 53; to++)
        {
            // The slow way: moments a hundredth apart, within (from, to] and [onset, offset).
            double from = to - 5;
            IEnumerable<int> expected = intervals.Index().Where(one => Enumerable.Range(1, 500).Any(step => one.Item.Contains(from + step / 100.0)))
                .Select(one => one.Index);
            Assert.Equal(expected, index.Overlapping(from, to).Order());
        }
    }
}

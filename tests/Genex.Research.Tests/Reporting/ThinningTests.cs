using FsCheck;
using FsCheck.Xunit;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

public class ThinningTests
{
    [Property]
    public bool A_line_keeps_its_extremes_and_its_ends_in_order_within_the_bound(NormalFloat[] numbers, PositiveInt bound)
    {
        double[] values = [.. numbers.Select(number => number.Get)];
        int maximum = 4 + bound.Get % 50;
        int[] kept = Thinning.Extremes(values, maximum);
        return kept.Length <= Math.Max(maximum, 0) && kept.SequenceEqual(kept.Distinct().Order())
            && (values.Length == 0
                || (kept[0] == 0 && kept[^1] == values.Length - 1 && kept.Max(place => values[place]) == values.Max()
                && kept.Min(place => values[place]) == values.Min()));
    }

    [Property]
    public bool A_cloud_keeps_the_extremes_of_both_coordinates_within_the_bound((NormalFloat X, NormalFloat Y)[] points, PositiveInt bound)
    {
        double[] x = [.. points.Select(point => point.X.Get)], y = [.. points.Select(point => point.Y.Get)];
        int maximum = 5 + bound.Get % 50;
        int[] kept = Thinning.Spread(x, y, maximum);
        return kept.Length <= maximum && kept.SequenceEqual(kept.Distinct().Order())
            && (x.Length == 0
                || (kept.Max(i => x[i]) == x.Max() && kept.Min(i => x[i]) == x.Min() && kept.Max(i => y[i]) == y.Max() && kept.Min(i => y[i]) == y.Min()));
    }

    [Fact]
    public void Every_stretch_of_a_long_line_keeps_its_own_peak()
    {
        double[] values = new double[100_000];
        for (int peak = 0; peak < 20; peak++) values[peak * 5000 + 2345] = 1 + peak;
        var line = new LineSeries("peaks", Enumerable.Range(0, values.Length).Select(i => (double)i), values);
        Assert.InRange(line.Y.Count, 40, Thinning.DefaultPoints);
        Assert.Equal(Enumerable.Range(1, 20).Select(peak => (double)peak), line.Y.Where(value => value > 0));
    }

    [Fact]
    public void A_short_series_is_drawn_whole() => Assert.Equal([0, 1, 2], Thinning.Extremes([5, 5, 5], 4));
}

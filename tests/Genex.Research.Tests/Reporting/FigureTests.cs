using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

public class FigureTests
{
    private static readonly Axis X = new("Time", "s"), Y = new("Amplitude", "µS");

    [Fact]
    public void A_number_that_is_not_finite_is_refused_with_its_place()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new LineSeries("loss", [1, 2, 3], [0.5, double.NaN, 0.2]));
        Assert.Contains("\"loss\": y 1 is NaN", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_different_lengths_are_refused() =>
        Assert.Contains("3 x, 2 y", Assert.Throws<ArgumentException>(() => new ScatterSeries("points", [1, 2, 3], [1, 2])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_interval_that_does_not_hold_its_point_is_refused() =>
        Assert.Throws<ArgumentException>(() => new IntervalSeries("mean", [0], [0.5], [0.6], [0.7]));

    [Fact]
    public void A_band_whose_edges_cross_is_refused() => Assert.Throws<ArgumentException>(() => new BandSeries("band", [0, 1], [0, 2], [1, 1]));

    [Fact]
    public void A_span_that_ends_before_it_begins_is_refused() => Assert.Throws<ArgumentException>(() => new SpanSeries("smile", [0], [2.0], [1.0]));

    [Fact]
    public void A_place_outside_the_categories_is_refused() =>
        Assert.Contains("2 categories",
            Assert.Throws<ArgumentException>(() => new Panel(Axis.Of("", ["a", "b"]), Y, new BarSeries("bars", [1.0, 2, 3]))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_logarithmic_axis_takes_positive_numbers_only() =>
        Assert.Throws<ArgumentException>(() => new Panel(X, new Axis("Rate") { Logarithmic = true }, new LineSeries("rate", [0, 1], [0.1, 0])));

    [Theory]
    [InlineData("", "something")]
    [InlineData("title", " ")]
    public void A_figure_needs_a_title_and_an_alternative_text(string title, string alternative) =>
        Assert.Throws<ArgumentException>(() => new Figure(title, alternative, X, Y, ReferenceLine.AtX(1, "one")));

    [Fact]
    public void A_figure_is_never_wider_than_a_page() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure("title", "text", X, Y, ReferenceLine.AtX(1, "one")) { Width = Figure.MaximumWidth + 1 });

    [Fact]
    public void What_is_passed_in_may_change_afterwards()
    {
        double[] y = [1, 2, 3];
        var line = new LineSeries("line", [0, 1, 2], y);
        y[1] = 99;
        Assert.Equal([1, 2, 3], line.Y);
    }

    [Fact]
    public void Bars_begin_at_zero_and_limits_of_an_axis_are_kept()
    {
        var bars = new Panel(Axis.Of("", ["a", "b"]), new Axis("Score"), new BarSeries("score", [0.4, 0.5]));
        Assert.True(bars.VerticalRange.Low <= 0);
        var share = new Panel(X, Axis.Share("Score"), new LineSeries("score", [0, 1], [0.4, 0.5]));
        Assert.Equal(new AxisRange(0, 1), share.VerticalRange);
    }

    [Fact]
    public void Rows_of_categories_run_from_the_top()
    {
        var panel = new Panel(X, Axis.Of("", ["first", "second"]), new SpanSeries("span", [0, 1], [0, 1], [1, 2]));
        Assert.Equal(new AxisRange(1.5, -0.5), panel.VerticalRange);
    }

    [Fact]
    public void The_palette_is_readable_in_grey()
    {
        // Neighbours that are equally light differ in dash and mark as well; no colour vanishes on white paper.
        double[] lightness = [.. Palette.Colours.Select(Luminance)];
        Assert.All(lightness, light => Assert.InRange(light, 0, 0.5));
        Assert.Equal(Palette.Colours.Count, Palette.Colours.Distinct().Count());
        Assert.True(Palette.Dashes.Distinct().Count() >= 6 && Palette.Markers.Distinct().Count() >= Palette.Colours.Count);
        Assert.Equal(Palette.Sequential.Select(Luminance), Palette.Sequential.Select(Luminance).OrderDescending());
    }

    /// <summary>Relative luminance, WCAG 2.1.</summary>
    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour[(1 + 2 * i)..(3 + 2 * i)], 16) / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}

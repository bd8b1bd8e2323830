using System.Globalization;
using Genex.Research.Reporting;

namespace Genex.Research.Plotly;

/// <summary>Bars and spans: plotly's bar traces, with places and widths set here so that groups line up.</summary>
internal static class BarTraces
{
    private const double GroupWidth = 0.8, SpanWidth = 0.7;

    /// <param name="bars">What is drawn.</param>
    /// <param name="style">Colour and hatching of its name.</param>
    /// <param name="group">The series' place among those of the panel.</param>
    /// <param name="groups">How many bar series the panel has.</param>
    internal static IEnumerable<Attributes> Bars(BarSeries bars, SeriesStyle style, int group, int groups)
    {
        double width = GroupWidth / groups, shift = (group - (groups - 1) / 2.0) * width;
        int[] known = [.. Enumerable.Range(0, bars.Values.Count).Where(place => bars.Values[place].HasValue)];
        int[] missing = [.. Enumerable.Range(0, bars.Values.Count).Except(known)];
        double?[] places = [.. known.Select(place => (double?)Attributes.Round(place + shift))],
        lengths = Attributes.Round(known.Select(place => bars.Values[place]));
        bool written = bars.ValueFormat.Length > 0;

        yield return new()
        {
            ["type"] = "bar",
            ["orientation"] = bars.Lying ? "h" : "v",
            ["x"] = bars.Lying ? lengths : places,
            ["y"] = bars.Lying ? places : lengths,
            ["width"] = Attributes.Round(width * 0.94),
            ["marker"] = Fill(style),
            ["text"] = written ? known.Select(place => bars.Values[place]!.Value.ToString(bars.ValueFormat, CultureInfo.InvariantCulture)).ToArray() : null,
            ["textposition"] = written ? "outside" : "none",
            ["textfont"] = written ? new Attributes { ["size"] = Texts.BodySize - 1 } : null,
            ["cliponaxis"] = false,
            [bars.Lying ? "error_x" : "error_y"] = bars.Low.Count == 0 ? null : new Attributes
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Attributes.Round(known.Select(place => bars.High[place] - bars.Values[place] ?? 0)),
                ["arrayminus"] = Attributes.Round(known.Select(place => bars.Values[place] - bars.Low[place] ?? 0)),
                ["color"] = Palette.Ink,
                ["thickness"] = 1.2,
                ["width"] = 3,
            },
        };
        if (missing.Length == 0) yield break;
        double[] gaps = [.. missing.Select(place => place + shift)], zeros = [.. missing.Select(_ => 0.0)];
        yield return LineTraces.NotAvailable(bars.Lying ? zeros : gaps, bars.Lying ? gaps : zeros, bars.Lying ? "middle right" : "top center");
    }

    internal static Attributes Spans(SpanSeries spans, SeriesStyle style) => new()
    {
        ["type"] = "bar",
        ["orientation"] = "h",
        ["base"] = Attributes.Round(spans.Onsets),
        ["x"] = Attributes.Round(spans.Offsets.Zip(spans.Onsets, (offset, onset) => offset - onset)),
        ["y"] = spans.Rows.ToArray(),
        ["width"] = SpanWidth,
        ["marker"] = new Attributes { ["color"] = style.Colour, ["line"] = new Attributes { ["color"] = style.Colour, ["width"] = 1 } }, // a moment is a line
        ["hovertemplate"] = "%{base} to %{x}<extra></extra>",
    };

    private static Attributes Fill(SeriesStyle style) => new()
    {
        ["color"] = style.Colour,
        ["line"] = new Attributes { ["color"] = style.Colour, ["width"] = 1 },
        ["pattern"] = style.Hatching.Length == 0 ? null
            : new Attributes { ["shape"] = style.Hatching, ["fgcolor"] = "#FFFFFF", ["fillmode"] = "overlay", ["size"] = 6, ["solidity"] = 0.25 },
    };
}

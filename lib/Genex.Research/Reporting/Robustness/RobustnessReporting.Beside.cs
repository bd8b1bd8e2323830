using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Two models on the same worse samples.</content>
public static partial class RobustnessReporting
{
    /// <summary>Two models' curves in one panel per corruption.</summary>
    /// <inheritdoc cref="Beside" path="/param"/>
    public static Figure ChartBeside(this IReadOnlyList<RobustnessCurve> firstCurves, IReadOnlyList<RobustnessCurve> secondCurves,
        string first, string second)
    {
        (RobustnessCurve First, RobustnessCurve Second)[] pairs = Pairs(firstCurves, secondCurves).ToArray();
        Panel[] panels = [.. pairs.Select(pair => new Panel(
            new Axis(AxisOf(pair.First)), new Axis(pair.First.Score.Name) { Minimum = 0, Maximum = 1 },
            [
                .. pair.First.Score.Chance is { } chance ? new Series[] { ReferenceLine.AtY(chance, "chance") } : [],
                Line(first, pair.First), Line(second, pair.Second),
            ])
            { Title = pair.First.Corruption })];
        return Grid(
            $"{firstCurves[0].Score.Name.Capital()} on worse test samples: {first} and {second}",
            string.Join("; ", pairs.Select(pair => $"{pair.First.Corruption}: {Score(pair.First.Area)} and {Score(pair.Second.Area)}"))
                + ": areas under the curves.", panels) with
        { Provenance = ProvenanceWords.Together(firstCurves.Concat(secondCurves).Select(curve => curve.Provenance)) };

        static LineSeries Line(string name, RobustnessCurve curve)
        {
            RobustnessPoint[] points = [.. curve.Points.Where(point => point.Mean is not null)];
            return new LineSeries(name, points.Select(point => point.Level), points.Select(point => point.Mean!.Value)) { Markers = true };
        }
    }

    /// <summary>Two models on the same worse samples: area under each curve, and the difference participant by participant.</summary>
    /// <param name="firstCurves">Of the first model.</param>
    /// <param name="secondCurves">Of the second, on the same samples.</param>
    /// <param name="first">What the first model is called.</param>
    /// <param name="second">What the second is called.</param>
    /// <param name="seed">Of bootstraps.</param>
    public static Table Beside(this IReadOnlyList<RobustnessCurve> firstCurves, IReadOnlyList<RobustnessCurve> secondCurves,
        string first, string second, int seed) => new(
        $"Area under the curves of {firstCurves[0].Score.Name}: {first} and {second}",
        [Column.Text("Corruption"), Column.Number(first), Column.Number(second), Column.Number("second - first", "+0.000;-0.000;0.000"),
            Column.Text("95 % interval")],
        Pairs(firstCurves, secondCurves).Select(pair =>
        {
            PairedContrast contrast = PairedContrast.Of(pair.Second.Areas, pair.First.Areas, seed);
            return (IReadOnlyList<object?>)[pair.First.Corruption, pair.First.Area, pair.Second.Area, contrast.MeanDifference, contrast.Interval is { } interval
                ? $"{Numbers.Difference(interval.Lower)}\u00a0to\u00a0{Numbers.Difference(interval.Upper)}" : Table.Missing];
        }))
        {
            Provenance = ProvenanceWords.Together(firstCurves.Concat(secondCurves).Select(curve => curve.Provenance)),
            Footnotes = [$"Exploratory: {firstCurves.Count} intervals side by side, each at 95 % by itself."],
        };

    /// <summary>Under which corruptions the second model holds up better or worse than the first.</summary>
    /// <inheritdoc cref="Beside" path="/param"/>
    public static Sentence SayBeside(this IReadOnlyList<RobustnessCurve> firstCurves, IReadOnlyList<RobustnessCurve> secondCurves,
        string first, string second, int seed) =>
        RobustnessSentences.Beside(first, second,
        [
            .. Pairs(firstCurves, secondCurves)
                .Select(pair => (pair.First.Corruption, Difference: PairedContrast.Of(pair.Second.Areas, pair.First.Areas, seed)))
                .Where(pair => pair.Difference.MeanDifference is not null)
                .Select(pair => (pair.Corruption, pair.Difference.MeanDifference!.Value, pair.Difference.Interval?.Lower, pair.Difference.Interval?.Upper)),
        ]);

    private static IEnumerable<(RobustnessCurve First, RobustnessCurve Second)> Pairs(IReadOnlyList<RobustnessCurve> first,
        IReadOnlyList<RobustnessCurve> second) =>
        first.Join(second, one => one.Corruption, other => other.Corruption, (one, other) => (one, other));
}

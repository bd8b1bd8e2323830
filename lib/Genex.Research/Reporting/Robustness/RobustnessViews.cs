using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>How a trained model holds up, and what it rests on: tables, figures, words.</summary>
public static partial class RobustnessViews
{
    /// <summary>Area under each curve and the loss at its end.</summary>
    public static Table Areas(RunRecord run, IReadOnlyList<RobustnessCurve> curves)
    {
        int seed = (int)run.Specification.Seed;
        return new Table(
            $"{run.Specification.Label}, {run.Task.Title}, {run.Specification.Protocol}: {curves[0].Score.Name} on worse test samples",
            [
                Column.Text("Corruption"), Column.Text("Up to"), Column.Number("Score there"), Column.Number("Area"), Column.Text("95 % interval"),
                Column.Number("Lost there", "+0.000;-0.000;0.000"), Column.Text("95 % interval of the loss"),
            ],
            curves.Select(curve =>
            {
                PairedContrast loss = curve.Loss(seed);
                return (IReadOnlyList<object?>)
                [
                    curve.Corruption, curve.Unit == "share of samples" ? $"{Percent(curve.Points[^1].Level)} of samples"
                        : Invariant($"{curve.Points[^1].Level:0.##} {curve.Unit}"), curve.Points[^1].Mean,
                    curve.Area, Between(curve.AreaInterval(seed)), loss.MeanDifference, loss.Interval is { } interval
                        ? $"{Numbers.Difference(interval.Lower)}\u00a0to\u00a0{Numbers.Difference(interval.Upper)}" : Table.Missing,
                ];
            }))
        { Footnotes = [$"Means over {Count(curves[0].Points[0].PerParticipant.Count, "participant")}; {Score(curves[0].Points[0].Mean)} with nothing "
            + "changed; nothing was trained again. Area: under the curve divided by its width, so a score that never falls keeps its value.",
            .. run.Caveats.Count > 0 ? [$"To be read with these numbers: {List(run.Caveats)}."] : Array.Empty<string>()] };
    }

    /// <summary>Score against level, one panel per corruption, with intervals over participants.</summary>
    public static Figure Curves(RunRecord run, IReadOnlyList<RobustnessCurve> curves)
    {
        Panel[] panels = [.. curves.Select(curve =>
        {
            RobustnessPoint[] points = [.. curve.Points.Where(point => point.Mean is not null)];
            double[] levels = [.. points.Select(point => point.Level)];
            return new Panel(
                new Axis(AxisOf(curve)), new Axis(curve.Score.Name) { Minimum = 0, Maximum = 1 },
                [
                    new BandSeries("95 % interval", levels, points.Select(point => point.Interval?.Lower ?? point.Mean!.Value),
                        points.Select(point => point.Interval?.Upper ?? point.Mean!.Value)),
                    .. curve.Score.Chance is { } chance ? new Series[] { ReferenceLine.AtY(chance, "chance") } : [],
                    new LineSeries("mean over participants", levels, points.Select(point => point.Mean!.Value)) { Markers = true },
                ])
            { Title = curve.Corruption };
        })];
        return Grid(
            $"{run.Specification.Label}, {run.Specification.Protocol}: {curves[0].Score.Name} on worse test samples",
            string.Join("; ", curves.Select(curve => $"{curve.Corruption}: {Score(curve.Points[0].Mean)} to {Score(curve.Points[^1].Mean)}")) + ".", panels)
                with { Legend = false };
    }

    /// <summary>Two models on the same worse samples: area under each curve, and the difference participant by participant.</summary>
    /// <param name="first">What the first model is called.</param>
    /// <param name="firstCurves">Its curves.</param>
    /// <param name="second">What the second is called.</param>
    /// <param name="secondCurves">Its curves, on the same samples.</param>
    /// <param name="seed">Of bootstraps.</param>
    public static Table Beside(string first, IReadOnlyList<RobustnessCurve> firstCurves, string second, IReadOnlyList<RobustnessCurve> secondCurves,
        int seed) => new(
        $"Area under the curves of {firstCurves[0].Score.Name}: {first} and {second}",
        [Column.Text("Corruption"), Column.Number(first), Column.Number(second), Column.Number("second - first", "+0.000;-0.000;0.000"),
            Column.Text("95 % interval")],
        Pairs(firstCurves, secondCurves).Select(pair =>
        {
            PairedContrast contrast = PairedContrast.Of(pair.Second.Areas, pair.First.Areas, seed);
            return (IReadOnlyList<object?>)[pair.First.Corruption, pair.First.Area, pair.Second.Area, contrast.MeanDifference, contrast.Interval is { } interval
                ? $"{Numbers.Difference(interval.Lower)}\u00a0to\u00a0{Numbers.Difference(interval.Upper)}" : Table.Missing];
        }))
    { Footnotes = [$"Exploratory: {firstCurves.Count} intervals side by side, each at 95 % by itself."] };

    /// <summary>Two models' curves in one panel per corruption.</summary>
    /// <inheritdoc cref="Beside" path="/param"/>
    public static Figure CurvesBeside(string first, IReadOnlyList<RobustnessCurve> firstCurves, string second, IReadOnlyList<RobustnessCurve> secondCurves)
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
            $"{char.ToUpperInvariant(firstCurves[0].Score.Name[0])}{firstCurves[0].Score.Name[1..]} on worse test samples: {first} and {second}",
            string.Join("; ", pairs.Select(pair => $"{pair.First.Corruption}: {Score(pair.First.Area)} and {Score(pair.Second.Area)}"))
                + ": areas under the curves.", panels);

        static LineSeries Line(string name, RobustnessCurve curve)
        {
            RobustnessPoint[] points = [.. curve.Points.Where(point => point.Mean is not null)];
            return new LineSeries(name, points.Select(point => point.Level), points.Select(point => point.Mean!.Value)) { Markers = true };
        }
    }

    /// <summary>Under which corruptions the second model holds up better or worse than the first.</summary>
    /// <inheritdoc cref="Beside" path="/param"/>
    public static Sentence SayBeside(string first, IReadOnlyList<RobustnessCurve> firstCurves, string second, IReadOnlyList<RobustnessCurve> secondCurves,
        int seed)
    {
        (string Corruption, PairedContrast Difference)[] shown = Pairs(firstCurves, secondCurves)
            .Select(pair => (pair.First.Corruption, Difference: PairedContrast.Of(pair.Second.Areas, pair.First.Areas, seed)))
            .Where(pair => pair.Difference.Interval is { } interval && interval.Lower * interval.Upper > 0).ToArray();
        string[] Named(bool better) =>
            [.. shown.Where(pair => pair.Difference.MeanDifference > 0 == better)
            .Select(pair => $"{pair.Corruption} ({Numbers.Difference(pair.Difference.MeanDifference)})")];
        string start = $"**{second}** against **{first}**, area under the curve: ";
        if (shown.Length == 0) return new($"{start}the interval of every difference includes zero, so no change is shown.");
        string[] parts = [.. new[] { (Word: "higher", Names: Named(true)), (Word: "lower", Names: Named(false)) }.Where(part => part.Names.Length > 0)
            .Select(part => $"{part.Word} under {List(part.Names)}")];
        return new(Invariant($"{start}{string.Join("; ", parts)}. For the other {firstCurves.Count - shown.Length} the interval includes zero."));
    }

    /// <summary>What costs most, and what costs nothing.</summary>
    public static Sentence Say(RunRecord run, IReadOnlyList<RobustnessCurve> curves)
    {
        int seed = (int)run.Specification.Seed;
        (RobustnessCurve curve, PairedContrast Loss)[] losses = curves.Select(curve => (curve, Loss: curve.Loss(seed)))
            .Where(pair => pair.Loss.MeanDifference is not null)
            .OrderByDescending(pair => pair.Loss.MeanDifference).ToArray();
        if (losses.Length == 0) return new("No loss is defined.");
        (RobustnessCurve most, PairedContrast loss) = losses[0];
        string[] harmless = [.. losses.Where(pair => pair.Loss.Interval is null || pair.Loss.Interval.Lower <= 0).Select(pair => pair.curve.Corruption)];
        return new(Invariant($"**{run.Specification.Label}** loses most to *{most.Corruption}* ({most.Points[^1].Level:0.##} {most.Unit}): ")
            + Invariant($"{Score(loss.MeanDifference)} {most.Score.Name}, from {Score(most.Points[0].Mean)} to {Score(most.Points[^1].Mean)}.")
            + (harmless.Length == 0 ? "" : $" The interval of the loss includes zero for {List(harmless)}."));
    }

    private static string AxisOf(RobustnessCurve curve) => curve.Unit == "s" ? "seconds" : curve.Unit;

    private static Figure Grid(string title, string text, Panel[] panels)
    {
        int columns = Math.Min(3, panels.Length), rows = (panels.Length + columns - 1) / columns;
        return new Figure(title, text, panels) { Columns = columns, Width = Figure.MaximumWidth, Height = Math.Min(Figure.MaximumHeight, 90 + 230 * rows) };
    }

    private static IEnumerable<(RobustnessCurve First, RobustnessCurve Second)> Pairs(IReadOnlyList<RobustnessCurve> first,
        IReadOnlyList<RobustnessCurve> second) =>
        first.Join(second, one => one.Corruption, other => other.Corruption, (one, other) => (one, other));

    private static string Between(ParticipantInterval? interval) => interval is null ? Table.Missing
        : $"{Score(interval.Lower)}\u00a0to\u00a0{Score(interval.Upper)}";
}

using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>How a trained model holds up, and what it rests on: <c>curves.Chart(run)</c>, <c>curves.Areas(run)</c>, <c>curves.Say(run)</c>, and the same
/// for two models (<c>Beside</c>) and for permutation importance.</summary>
public static partial class RobustnessReporting
{
    /// <summary>Score against level, one panel per corruption, with intervals over participants.</summary>
    /// <inheritdoc cref="Areas" path="/param"/>
    public static Figure Chart(this IReadOnlyList<RobustnessCurve> curves, RunRecord run)
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
                with
        { Legend = false, Provenance = run.Specification.Provenance };
    }

    /// <summary>Area under each curve and the loss at its end.</summary>
    /// <param name="curves">Of one run.</param>
    /// <param name="run">Whose they are.</param>
    public static Table Areas(this IReadOnlyList<RobustnessCurve> curves, RunRecord run)
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
        {
            Provenance = run.Specification.Provenance,
            Footnotes = [$"Means over {Count(curves[0].Points[0].PerParticipant.Count, "participant")}; {Score(curves[0].Points[0].Mean)} with nothing "
            + "changed; nothing was trained again. Area: under the curve divided by its width, so a score that never falls keeps its value.",
            .. CaveatList.Of([run]) is { Count: > 0 } caveats ? [$"Caveats: {string.Join("; ", caveats)}."] : Array.Empty<string>()]
        };
    }

    /// <summary>What costs most, and what costs nothing.</summary>
    /// <inheritdoc cref="Areas" path="/param"/>
    public static Sentence Say(this IReadOnlyList<RobustnessCurve> curves, RunRecord run)
    {
        int seed = (int)run.Specification.Seed;
        return RobustnessSentences.Losses(run.Specification.Label, PrimaryScore.For(run.Task).Name,
        [
            .. curves.Select(curve => (Curve: curve, Loss: curve.Loss(seed))).Where(pair => pair.Loss.MeanDifference is not null)
                .Select(pair => new LossOf(pair.Curve.Corruption, Invariant($"{pair.Curve.Points[^1].Level:0.##} {pair.Curve.Unit}"),
                    pair.Curve.Points[0].Mean, pair.Curve.Points[^1].Mean, pair.Loss.MeanDifference!.Value, pair.Loss.Interval?.Lower)),
        ]);
    }

    private static string AxisOf(RobustnessCurve curve) => curve.Unit == "s" ? "seconds" : curve.Unit;

    private static Figure Grid(string title, string text, Panel[] panels)
    {
        int columns = Math.Min(3, panels.Length), rows = (panels.Length + columns - 1) / columns;
        return new Figure(title, text, panels) { Columns = columns, Width = Figure.MaximumWidth, Height = Math.Min(Figure.MaximumHeight, 90 + 230 * rows) };
    }
}

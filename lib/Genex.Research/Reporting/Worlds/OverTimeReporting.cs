using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Models over time beside single moments: <c>over.Scores()</c>, <c>over.Chart()</c>, <c>over.Say()</c>.</summary>
public static class OverTimeReporting
{
    /// <summary>Each model's size and score, its difference from the model of single moments, and from the average of that one's predictions.</summary>
    public static Table Scores(this OverTime over)
    {
        ArgumentNullException.ThrowIfNull(over);
        (IReadOnlyList<PairedContrast> frame, IReadOnlyList<PairedContrast> smoothed) = (over.AgainstFrame, over.AgainstSmoothed);
        return new Table(
            $"{over.World.Name}: models over time, AUROC within people",
            [
                Column.Text("Model"), Column.Text("Looks at"), Column.Number("Parameters", "#,0"), Column.Text("AUROC"),
                Column.Text($"minus {OverTime.FrameModel}"), Column.Text("p (Holm)"), Column.Text("minus its mean"), Column.Text("p (Holm)"),
            ],
            [
                [OverTime.FrameModel, "one moment", Size(OverTime.FrameModel), Cell(over.Frame.Model), .. Enumerable.Repeat(Table.Missing, 4)],
                [MeanOf(over), Moments(over), Table.Missing, Cell(over.Smoothed), .. Against(frame[0]), Table.Missing, Table.Missing],
                .. over.Sequences.Select((run, place) => (IReadOnlyList<object?>)
                [
                    Named(run), Moments(over), Size(run.Specification.Model), Cell(run.Model), .. Against(frame[place + 1]),
                    .. Against(smoothed[place]),
                ]),
                [BaselineNames.Persistence, "the last true label", Table.Missing, Cell(over.Persistence), .. Enumerable.Repeat(Table.Missing, 4)],
            ])
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes =
            [
                Invariant($"{OverTime.Areas(over.Frame.Model).OfType<double>().Count()} simulated people who show both answers, held out; 95 % intervals; ")
                    + "0.5 is chance."
                    + FusionZooReporting.CountedWith(over.Frame),
                Invariant($"The state changes over about {over.World.Settings.EmotionTimescaleSeconds:0.#} s. ")
                    + "Persistence is told past labels, which no model is: it says how slowly the truth changes.",
            ],
        };

        static object?[] Against(PairedContrast contrast) => [Difference(contrast.MeanDifference), contrast.Note];
    }

    /// <summary>The same as intervals, a panel per world.</summary>
    public static Figure Chart(this IReadOnlyList<OverTime> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        Panel[] panels = [.. all.Select(over =>
        {
            Scored[] shown = [.. over.All, over.Persistence];
            (double? Mean, ParticipantInterval? Interval)[] marks =
                [.. shown.Select(OverTime.Areas).Select(areas => (areas.Average(), PrimaryScore.Interval(areas, 1)))];
            return new Panel(
                new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
                Axis.Of("", [OverTime.FrameModel, MeanOf(over), .. over.Sequences.Select(Named), BaselineNames.Persistence]),
                [
                    ReferenceLine.AtX(0.5, "chance"),
                    new IntervalSeries("held-out people", Enumerable.Range(0, shown.Length).Select(row => (double)row), marks.Select(mark => mark.Mean),
                        marks.Select(mark => mark.Interval?.Lower), marks.Select(mark => mark.Interval?.Upper)),
                ]) { Title = $"{over.World.Name} (simulated)" };
        })];
        return new Figure(
            "Models over time and of single moments (simulated)",
            string.Join("; ", all.Select(over => $"{over.World.Name}: "
                + string.Join(", ", over.All.Select(one => $"{one.Name} {Score(OverTime.Areas(one).Average())}")))) + ".",
            panels)
        { Provenance = Recordings.Provenance.Simulated };
    }

    /// <summary>What a model of single moments and models over time say of one person, moment by moment, beside the truth: the first of the people, by id, who
    /// shows both answers.</summary>
    public static Figure Curves(this OverTime over)
    {
        ArgumentNullException.ThrowIfNull(over);
        Predictions truth = over.Frame.Predictions;
        IGrouping<Recordings.ParticipantId, int> person = Enumerable.Range(0, truth.Count).Where(row => truth.Known[row, 0])
            .GroupBy(row => truth.Participant[row]).OrderBy(rows => rows.Key).MaxBy(rows => rows.Select(row => truth.Actual[row, 0]).Distinct().Count())
            ?? throw new ArgumentException("No label of the run is known, so there is nothing to draw.", nameof(over));
        int[] rows = [.. person.OrderBy(row => truth.TimeMilliseconds[row])];
        double[] seconds = [.. rows.Select(row => truth.TimeMilliseconds[row] / 1000)];
        return new Figure(
            $"{over.World.Name}: attention of one person over time (simulated)",
            $"Probability of attention of {person.Key}, held out, by {OverTime.FrameModel} and by models over time, with the truth.",
            new Axis("time", "s"), Axis.Share("probability of attention"),
            [
                Line(over.Frame) with { Muted = true }, .. over.Sequences.Select(Line),
                new ScatterSeries("truth: present (top) or absent (bottom)", seconds, rows.Select(row => truth.Actual[row, 0] ? 1.0 : 0.0)) { Size = 5 },
            ])
        { Width = 880, Height = 360, Provenance = Recordings.Provenance.Simulated };

        LineSeries Line(RunRecord run) => new(run.Specification.Model, seconds, rows.Select(row => run.Predictions.Probabilities[row, 0])) { Markers = false };
    }

    /// <summary>Whether looking back is shown to help, and whether more than averaging does.</summary>
    public static Sentence Say(this OverTime over)
    {
        ArgumentNullException.ThrowIfNull(over);
        (IReadOnlyList<PairedContrast> frame, IReadOnlyList<PairedContrast> smoothed) = (over.AgainstFrame, over.AgainstSmoothed);
        string[] names = [.. over.Sequences.Select(run => run.Specification.Model)];
        return Sentence.Join(
        [
            FusionZooSentences.Against(over.World.Name, OverTime.FrameModel,
                [.. names.Prepend($"the {MeanOf(over)}").Select((name, place) => One(name, frame[place]))]),
            FusionZooSentences.Against(over.World.Name, $"the {MeanOf(over)}", [.. names.Select((name, place) => One(name, smoothed[place]))]),
        ]);

        static (string, double?, ContrastVerdict) One(string name, PairedContrast contrast) => (name, contrast.MeanDifference, contrast.Verdict);
    }

    private static string MeanOf(OverTime over) => Invariant($"mean of {OverTime.FrameModel} over {over.Moments} moments");

    private static string Moments(OverTime over) => Invariant($"{over.Moments} moments");

    private static string Named(RunRecord run) => $"{run.Specification.Model} {ModelRegistry.Find(run.Specification.Model).Name.Split(", ")[^1]}";

    private static long Size(string model) => ModelRegistry.Find(model).Parameters;

    private static string Cell(Scored scored) => $"{Score(OverTime.Areas(scored).Average())} ({Between(PrimaryScore.Interval(OverTime.Areas(scored), 1))})";
}

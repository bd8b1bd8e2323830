using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Ways of joining modalities beside each other: <c>zoo.Scores()</c>, <c>zoo.Chart()</c>, <c>zoo.Say()</c>, <c>zoo.SayLost()</c>.</summary>
public static class FusionZooReporting
{
    /// <summary>Each way's size, its score, its difference from the reference, and what it scores without a modality.</summary>
    public static Table Scores(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        string reference = zoo.Reference.Run.Specification.Label;
        IReadOnlyList<PairedContrast> contrasts = zoo.Contrasts;
        return new Table(
            $"{zoo.World.Name}: ways of joining, AUROC within people",
            [
                Column.Text("Model"), Column.Text("Joined by"), Column.Number("Parameters", "#,0"), Column.Text("As it is"),
                Column.Text($"minus {reference}"), Column.Text("p (Holm)"), Column.Text("without video"), Column.Text("without signals"),
            ],
            zoo.All.Select((one, place) => (IReadOnlyList<object?>)
            [
                one.Run.Specification.Label, Joining(one), ModelRegistry.Find(one.Run.Specification.Model).Parameters, Cell(one.Whole),
                place == 0 ? Table.Missing : Difference(contrasts[place - 1].MeanDifference), place == 0 ? Table.Missing : contrasts[place - 1].Note,
                Cell(one.WithoutVideo), Cell(one.WithoutSignals),
            ]))
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes =
            [
                Invariant($"{zoo.Reference.Whole.Count} simulated people, held out; 95 % intervals; 0.5 is chance. Parameters are those for 17 targets."),
                "Without video every frame has the mean colour; without signals every signal is missing. Nothing is trained again.",
            ],
        };
    }

    /// <summary>The same as intervals: as it is, without video, without signals.</summary>
    public static Figure Chart(this IReadOnlyList<FusionZoo> zoos)
    {
        ArgumentNullException.ThrowIfNull(zoos);
        Panel[] panels = [.. zoos.Select(zoo => new Panel(
            new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
            Axis.Of("", zoo.All.Select(one => $"{one.Run.Specification.Model} {Joining(one)}")),
            [
                ReferenceLine.AtX(0.5, "chance"), Marks("as it is", zoo, one => one.Whole, 0), Marks("without video", zoo, one => one.WithoutVideo, 0.2),
                Marks("without signals", zoo, one => one.WithoutSignals, 0.4),
            ]) { Title = $"{zoo.World.Name} (simulated)" })];
        return new Figure(
            "Ways of joining video and signals (simulated)",
            string.Join("; ", zoos.Select(zoo => $"{zoo.World.Name}: "
                + string.Join(", ", zoo.All.Select(one => $"{one.Run.Specification.Model} {Score(one.Whole.Average())}")))) + ".",
            panels)
        { Height = Figure.MaximumHeight, Provenance = Recordings.Provenance.Simulated };

        static IntervalSeries Marks(string name, FusionZoo zoo, Func<LostModality, IReadOnlyList<double?>> scores, double shift)
        {
            (double? Mean, ParticipantInterval? Interval)[] marks = [.. zoo.All.Select(one => (scores(one).Average(), PrimaryScore.Interval(scores(one), 1)))];
            return new(name, marks.Select((_, row) => row + shift), marks.Select(mark => mark.Mean), marks.Select(mark => mark.Interval?.Lower),
                marks.Select(mark => mark.Interval?.Upper));
        }
    }

    /// <summary>Whether any way of joining is shown to differ from the reference.</summary>
    public static Sentence Say(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        IReadOnlyList<PairedContrast> contrasts = zoo.Contrasts;
        return FusionZooSentences.Against(zoo.World.Name, zoo.Reference.Run.Specification.Model,
            [.. zoo.Others.Select((one, place) => (one.Run.Specification.Model, contrasts[place].MeanDifference, contrasts[place].Verdict))]);
    }

    /// <summary>Which ways still score above chance when a modality is gone.</summary>
    public static Sentence SayLost(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        return FusionZooSentences.Lost(zoo.World.Name, zoo.World.Face, zoo.World.Signals,
            [.. zoo.All.Where(one => ModelRegistry.Find(one.Run.Specification.Model).Family == ModelFamily.Fusion)
                .Select(one => (one.Run.Specification.Model, Lower(one.WithoutVideo), Lower(one.WithoutSignals)))]);

        static double? Lower(IReadOnlyList<double?> scores) => PrimaryScore.Interval(scores, 1)?.Lower;
    }

    private static string Joining(LostModality one) => ModelRegistry.Find(one.Run.Specification.Model).Name.Split(" + ")[^1] is var joined
        && joined.StartsWith("Frozen", StringComparison.Ordinal) ? "nothing: video alone" : joined;

    private static string Cell(IReadOnlyList<double?> scores) => $"{Score(scores.Average())} ({Between(PrimaryScore.Interval(scores, 1))})";
}

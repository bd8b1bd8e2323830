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
            [
                .. zoo.All.Select((one, place) => (IReadOnlyList<object?>)
                [
                    one.Run.Specification.Label, Joining(one), ModelRegistry.Find(one.Run.Specification.Model).Parameters, Cell(one.Whole),
                    place == 0 ? Table.Missing : Difference(contrasts[place - 1].MeanDifference), place == 0 ? Table.Missing : contrasts[place - 1].Note,
                    Cell(one.WithoutVideo), Cell(one.WithoutSignals),
                ]),
                .. zoo.SignalsAlone is { } signals
                    ? [[signals.Name, "nothing: signals alone", Table.Missing, Cell(OverTime.Areas(signals)), .. Enumerable.Repeat(Table.Missing, 4)]]
                    : Array.Empty<IReadOnlyList<object?>>(),
            ])
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes =
            [
                Invariant($"{zoo.Reference.Whole.OfType<double>().Count()} simulated people who show both answers, held out; 95 % intervals; 0.5 is chance.")
                    + CountedWith(zoo.Reference.Run),
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

    /// <summary>Whether a way of joining is shown to be better than each modality alone: than the model that sees the video alone, and than a regression on the
    /// signals.</summary>
    /// <param name="zoo">With one of the two at least.</param>
    /// <exception cref="ArgumentException">It has neither, or no model that joins.</exception>
    public static Sentence SayAlone(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        (string Name, IReadOnlyList<double?> Scores)[] alone =
        [
            .. zoo.VideoAlone is { } video ? [($"the video alone ({video.Run.Specification.Model})", video.Whole)]
                : Array.Empty<(string, IReadOnlyList<double?>)>(),
            .. zoo.SignalsAlone is { } signals ? [($"the signals alone ({signals.Name})", OverTime.Areas(signals))]
                : Array.Empty<(string, IReadOnlyList<double?>)>(),
        ];
        if (alone.Length == 0 || zoo.Joining.Count == 0)
            throw new ArgumentException("Nothing is compared; expected models that join modalities, and one of a modality alone.", nameof(zoo));
        IReadOnlyList<PairedContrast>[] against = [.. alone.Select(one => zoo.Together(zoo.Joining.Select(way => (way.Whole, one.Scores))))];
        return WorldSentences.BetterThanEach(zoo.World.Name, [.. alone.Select(one => one.Name)], [.. zoo.Joining.Select((way, place) =>
            (way.Run.Specification.Model, (IReadOnlyList<ContrastVerdict>)[.. against.Select(own => own[place].Verdict)]))]);
    }

    /// <summary>Which ways still score above chance when a modality is gone.</summary>
    public static Sentence SayLost(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        return FusionZooSentences.Lost(zoo.World.Name, zoo.World.Face, zoo.World.Signals,
            [.. zoo.Joining.Select(one =>
                (one.Run.Specification.Model, PrimaryScore.Interval(one.WithoutVideo, 1), PrimaryScore.Interval(one.WithoutSignals, 1)))]);
    }

    /// <summary>Which ways score higher when a modality is gone than with it, and for which that is shown.</summary>
    public static Sentence SayFreed(this FusionZoo zoo)
    {
        ArgumentNullException.ThrowIfNull(zoo);
        return Sentence.Join([Freed("video", one => one.WithoutVideo), Freed("signals", one => one.WithoutSignals)]);

        Sentence Freed(string modality, Func<LostModality, IReadOnlyList<double?>> without)
        {
            IReadOnlyList<PairedContrast> contrasts = zoo.Together(zoo.Joining.Select(one => (without(one), one.Whole)));
            return FusionZooSentences.Freed(zoo.World.Name, modality, [.. zoo.Joining.Zip(contrasts,
                (one, contrast) => (one.Run.Specification.Model, one.Whole.Average(), without(one).Average(), contrast.Verdict))]);
        }
    }

    /// <summary>With how many targets models' parameters are counted, with a blank before it, where that is not how many the run has; else nothing.</summary>
    internal static string CountedWith(RunRecord run)
    {
        int counted = ModelRegistry.Find(run.Specification.Model).Targets;
        return run.Task.Count == counted ? "" : Invariant($" Parameters are counted with {counted} targets; with {run.Task.Count}, as here, there are fewer.");
    }

    private static string Joining(LostModality one) => ModelRegistry.Find(one.Run.Specification.Model).Name.Split(" + ")[^1] is var joined
        && joined.StartsWith("Frozen", StringComparison.Ordinal) ? "nothing: video alone" : joined;

    private static string Cell(IReadOnlyList<double?> scores) => $"{Score(scores.Average())} ({Between(PrimaryScore.Interval(scores, 1))})";
}

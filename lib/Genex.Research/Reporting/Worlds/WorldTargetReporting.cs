using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Simulation;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>A world that asks for several targets: ways of joining modalities target by target, and with a modality missing.</summary>
public static class WorldTargetReporting
{
    /// <summary>One row per target and predictor: as it is, its difference from the first model, without video, without signals.</summary>
    /// <param name="result">With scores by target.</param>
    /// <param name="world">Which says what tells each target.</param>
    public static Table TargetScores(this WorldResult result, SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(result);
        Way[] all = [.. Ways(result)];
        return new Table(
            $"{result.Name}: AUROC within people, target by target",
            [
                Column.Text("Target"), Column.Text("Told by"), Column.Text("Model"), Column.Text("As it is"), Column.Text("minus the first"),
                Column.Text("p (Holm)"), Column.Text("without video"), Column.Text("without signals"),
            ],
            all.Select(way => (IReadOnlyList<object?>)
            [
                way.Target, ToldBy(world, way.Target), way.Name, Cell(way.Whole), way.Contrast is { } one ? Difference(one.MeanDifference) : Table.Missing,
                way.Contrast?.Note ?? Table.Missing, Cell(way.WithoutVideo), Cell(way.WithoutSignals),
            ]))
        {
            Provenance = Recordings.Provenance.Simulated,
            Emphasised = Enumerable.Range(0, all.Length).Where(row => !all[row].Whole.IsBaseline).ToHashSet(),
            Footnotes =
            [
                Invariant($"{all.Select(way => way.Whole.PerPerson.Count).FirstOrDefault()} simulated people, held out; 95 % intervals; 0.5 is chance. ")
                    + "One model learns all targets at once.",
                "Without video every frame has the mean colour; without signals every signal is missing. Nothing is trained again.",
            ],
        };
    }

    /// <summary>Models as they are, without video and without signals, a panel per target.</summary>
    /// <inheritdoc cref="TargetScores" path="/param"/>
    /// <exception cref="ArgumentException">The world was asked for one target.</exception>
    public static Figure TargetChart(this WorldResult result, SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(result);
        IGrouping<string, Way>[] targets = [.. Ways(result).Where(way => !way.Whole.IsBaseline).GroupBy(way => way.Target)];
        if (targets.Length == 0) throw new ArgumentException($"The world \"{result.Name}\" has no scores by target.", nameof(result));
        return new Figure(
            $"Ways of joining video and signals, target by target: {result.Name} (simulated)", result.SayTargets(world).ToString(),
            [.. targets.Select(target => new Panel(
                new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 }, Axis.Of("", target.Select(way => way.Name)),
                [
                    ReferenceLine.AtX(0.5, "chance"), Marks("as it is", target, way => way.Whole, 0),
                    Marks("without video", target, way => way.WithoutVideo, 0.2), Marks("without signals", target, way => way.WithoutSignals, 0.4),
                ])
            { Title = $"{target.Key}: {ToldBy(world, target.Key)} (simulated)" })])
        { Columns = Math.Min(2, targets.Length), Height = Figure.MaximumHeight, Width = Figure.MaximumWidth, Provenance = Recordings.Provenance.Simulated };

        static IntervalSeries Marks(string name, IEnumerable<Way> ways, Func<Way, WorldScore?> score, double shift)
        {
            WorldScore?[] marks = [.. ways.Select(score)];
            return new(name, marks.Select((_, row) => row + shift), marks.Select(mark => mark?.Mean), marks.Select(mark => mark?.Interval?.Lower),
                marks.Select(mark => mark?.Interval?.Upper));
        }
    }

    /// <summary>Of each target: whether a way of joining differs from the first, what is left without a modality, and whether one that tells nothing of it is
    /// better gone.</summary>
    /// <inheritdoc cref="TargetScores" path="/param"/>
    public static Sentence SayTargets(this WorldResult result, SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(world);
        return Sentence.Join(Ways(result).Where(way => !way.Whole.IsBaseline).GroupBy(way => way.Target).SelectMany(target =>
        {
            Way[] ways = [.. target];
            string title = $"{target.Key} ({ToldBy(world, target.Key)})";
            (bool face, bool signals) = (world.FaceTells(target.Key), world.SignalsTell(target.Key));
            return new[]
            {
                FusionZooSentences.Against(title, ways[0].Name,
                    [.. ways.Where(way => way.Contrast is not null).Select(way => (way.Name, way.Contrast!.MeanDifference, way.Contrast.Verdict))]),
                FusionZooSentences.Lost(title, face, signals,
                    [.. ways.Select(way => (way.Name, way.WithoutVideo?.Interval, way.WithoutSignals?.Interval))]),
            }.Concat(face == signals ? [] : [Idle(result, title, face ? "signals" : "video", ways)]);
        }));
    }

    private static Sentence Idle(WorldResult result, string title, string modality, IEnumerable<Way> ways)
    {
        (string Name, WorldScore Whole, WorldScore Without)[] both = [.. ways.SelectMany(way =>
            (modality == "video" ? way.WithoutVideo : way.WithoutSignals) is { } without ? new[] { (way.Name, way.Whole, without) } : [])];
        IReadOnlyList<PairedContrast> contrasts = PairedContrast.Together(
            [.. both.Select(way => result.Contrast(way.Without, way.Whole))]);
        return FusionZooSentences.Idle(title, modality, [.. both.Zip(contrasts, (way, one) => (way.Name, one.MeanDifference, one.Verdict))]);
    }

    private static string ToldBy(SimulatedWorld world, string target) => (world.FaceTells(target), world.SignalsTell(target)) switch
    {
        (true, true) => "face and signals",
        (true, false) => "face alone",
        (false, true) => "signals alone",
        _ => "nothing",
    };

    // Against the first model, person by person, under one level for all that are asked of a target.
    private static IEnumerable<Way> Ways(WorldResult result) => result.Scores.Where(score => score.Target is not null).GroupBy(score => score.Target!)
        .SelectMany(target =>
        {
            Way[] ways = [.. target.GroupBy(score => score.Predictor!).Select(own => new Way(target.Key, own.Key, own.First(score => score.Without is null),
                own.FirstOrDefault(score => score.Without == "video"), own.FirstOrDefault(score => score.Without == "signals"), null))];
            Way[] models = [.. ways.Where(way => !way.Whole.IsBaseline)];
            IReadOnlyList<PairedContrast> contrasts = PairedContrast.Together(
                [.. models.Skip(1).Select(way => result.Contrast(way.Whole, models[0].Whole))]);
            return ways.Select(way => way with { Contrast = Array.IndexOf(models, way) is > 0 and int place ? contrasts[place - 1] : null });
        });

    private static string Cell(WorldScore? score) => score is null ? Table.Missing : $"{Score(score.Mean)} ({Between(score.Interval)})";

    private sealed record Way(string Target, string Name, WorldScore Whole, WorldScore? WithoutVideo, WorldScore? WithoutSignals, PairedContrast? Contrast);
}

using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>What can be learnt in worlds whose truth is known: <c>worlds.Scores()</c>, <c>worlds.Chart()</c>, <c>worlds.Say()</c>.</summary>
public static class WorldReporting
{
    /// <summary>Every predictor in every world: mean over people of the area under the ROC curve within a person, with its interval.</summary>
    public static Table Scores(this IReadOnlyList<WorldResult> worlds)
    {
        WorldScore[] rows = [.. worlds.SelectMany(world => world.Scores).GroupBy(score => score.Name).Select(same => same.First())
            .OrderBy(score => score.IsBaseline)];
        return new Table(
            "AUROC within people, people held out: simulated worlds whose truth is known",
            [Column.Text("Predictor"), .. worlds.Select(world => Column.Text(world.Name)), Column.Number("on training samples")],
            rows.Select(row => (IReadOnlyList<object?>)[row.Name, .. worlds.Select(world => Cell(world, row.Name)), row.Training]))
        {
            Provenance = Recordings.Provenance.Simulated,
            Emphasised = Enumerable.Range(0, rows.Length).Where(row => !rows[row].IsBaseline).ToHashSet(),
            Footnotes =
            [
                $"Means over simulated people ({string.Join(", ", worlds.Select(world => $"{People(world)} in {world.Name}"))}) "
                    + "with 95 % intervals; 0.5 is chance. The last column is of the first world that has the predictor.",
                "28 of the 33 signals are facial coding, made by the sensor that also makes the targets: they see the face.",
            ],
        };
    }

    private static string? Cell(WorldResult world, string name) => world.Scores.FirstOrDefault(score => score.Name == name) is { } score
        ? $"{Score(score.Mean)} ({Between(score.Interval)})" : null;

    /// <summary>Which runs in a world in which there is something to be found are above chance within people, and which are not told from it.</summary>
    /// <param name="runs">Of one world and one target.</param>
    /// <param name="world">Its name.</param>
    public static Sentence SayFound(this IReadOnlyList<RunRecord> runs, string world)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return WorldSentences.Found(world, something: true, [.. runs.Select(run =>
        {
            IReadOnlyList<double?> areas = OverTime.Areas(run.Model);
            return (run.Specification.Label, areas.Average(), PrimaryScore.Interval(areas, 1)?.Lower);
        })]);
    }

    /// <summary>The same as intervals, one panel per world.</summary>
    public static Figure Chart(this IReadOnlyList<WorldResult> worlds)
    {
        Panel[] panels = [.. worlds.Select(world =>
        {
            WorldScore[] scores = [.. world.Scores];
            int models = scores.Count(score => !score.IsBaseline);
            IntervalSeries Marks(string name, int from, int to, bool muted) => new(
                name, Enumerable.Range(from, to - from).Select(row => (double)row), scores[from..to].Select(score => score.Mean),
                scores[from..to].Select(score => score.Interval?.Lower), scores[from..to].Select(score => score.Interval?.Upper)) { Muted = muted };
            return new Panel(new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 }, Axis.Of("", scores.Select(score => score.Name)),
                [ReferenceLine.AtX(0.5, "chance"), Marks("model, 95 % interval", 0, models, false),
                    Marks("baseline, 95 % interval", models, scores.Length, true)]) { Title = $"{world.Name} (simulated)" };
        })];
        return new Figure(
            "What can be learnt where the truth is known (simulated)",
            string.Join("; ", worlds.Select(world => $"{world.Name}: "
                + string.Join(", ", world.Scores.Where(score => !score.IsBaseline).Select(score => $"{score.Name} {Score(score.Mean)}")))) + ".",
            panels)
        { Height = Figure.MaximumHeight, Provenance = Recordings.Provenance.Simulated };
    }

    /// <summary>What was found where there is something, and whether anything was found where there is nothing.</summary>
    public static Sentence Say(this IReadOnlyList<WorldResult> worlds) => Sentence.Join(worlds.Select(world => WorldSentences.Found(
        world.Name, world.Something,
        [.. world.Scores.Where(score => !score.IsBaseline).Select(score => (score.Name, score.Mean, score.Interval?.Lower))])));

    /// <summary>What one model has over another in a world, person by person.</summary>
    /// <param name="world">With both runs.</param>
    /// <param name="with">Label of the run that has it.</param>
    /// <param name="without">Label of the run that does not.</param>
    /// <param name="what">It, in words: "the second modality".</param>
    /// <exception cref="ArgumentException">There is no run of that label.</exception>
    public static Sentence SayGain(this WorldResult world, string with, string without, string what)
    {
        PairedContrast gain = Gain(world, with, without);
        return WorldSentences.Gain(world.Name, with, without, what, gain.MeanDifference, gain.Interval?.Lower, gain.Interval?.Upper);
    }

    /// <summary>How many people a study takes to show a difference between two predictors that are trained anew with people left out.</summary>
    /// <param name="world">With both.</param>
    /// <param name="one">Name of a predictor.</param>
    /// <param name="other">Name of another.</param>
    /// <param name="difference">True mean difference in area under the ROC curve, not 0: the spread between people comes from the world, the size of the
    /// difference does not.</param>
    /// <exception cref="ArgumentException">There is no predictor of that name, or no spread.</exception>
    public static StudySize SizeFor(this WorldResult world, string one, string other, double difference)
    {
        ArgumentNullException.ThrowIfNull(world);
        IReadOnlyList<double?> scores = world.Find(one).PerPerson;
        // How people were divided does not matter to the spread; that there are folds does.
        SharedTraining shared = world.Shared ?? new([.. Enumerable.Range(0, scores.Count)], 1.0 / (scores.Count - 1));
        return StudySize.Of(PairedContrast.Of(scores, world.Find(other).PerPerson, seed: 1, shared: shared), difference);
    }

    /// <inheritdoc cref="SayGain"/>
    public static PairedContrast Gain(this WorldResult world, string with, string without) =>
        PairedContrast.Of(world.Find(with).PerPerson, world.Find(without).PerPerson, seed: 1);

    // Another seed draws other people, on whom not every predictor need have been tried.
    private static string People(WorldResult world)
    {
        int[] counts = [.. world.Scores.Select(score => score.PerPerson.Count(area => area is not null))];
        return counts.Min() == counts.Max() ? Invariant($"{counts[0]}") : Invariant($"{counts.Min()} to {counts.Max()}, by predictor,");
    }
}

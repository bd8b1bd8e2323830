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
                "Means over simulated people with 95 % intervals; 0.5 is chance."
                    + (worlds.Count == 1 ? "" : " The last column is of the first world that has the predictor."),
                $"People: {string.Join("; ", worlds.Select(world => $"{world.Name} {People(world)}"))}.",
                .. worlds.Any(world => world.Scores.Any(WorldCommand.HasFacialCoding))
                    ? ["28 of the 33 signals are facial coding, made by the sensor that also makes the targets: who has them sees the face."]
                    : Array.Empty<string>(),
            ],
        };
    }

    // Other predictors may have been tried on fewer draws: the table says it of each.
    private static int Most(WorldResult world) => world.Scores.Max(score => score.PerPerson.Count(area => area is not null));

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
            ParticipantInterval? interval = PrimaryScore.Interval(areas, 1);
            return (run.Specification.Label, areas.Average(), interval?.Lower, interval?.Upper, run.Learning.TrainingRocArea);
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
                    Marks("baseline, 95 % interval", models, scores.Length, true)]) { Title = Invariant($"{world.Name}, {Most(world)} people (simulated)") };
        })];
        return new Figure(
            "What can be learnt where the truth is known (simulated)",
            string.Join("; ", worlds.Select(world => $"{world.Name}: "
                + string.Join(", ", world.Scores.Where(score => !score.IsBaseline).Select(score => $"{score.Name} {Score(score.Mean)}")))) + ".",
            panels)
        { Height = Figure.MaximumHeight, Provenance = Recordings.Provenance.Simulated };
    }

    /// <summary>What models found where there is something, and whether models or baselines found anything where there is nothing.</summary>
    public static Sentence Say(this IReadOnlyList<WorldResult> worlds) => Sentence.Join(worlds.Select(world => WorldSentences.Found(
        world.Name, world.Something, [.. world.Scores.Where(score => !score.IsBaseline || !world.Something)
            .Select(score => (score.Name, score.Mean, score.Interval?.Lower, score.Interval?.Upper, score.Training))])));

    /// <summary>What one predictor has over another in a world, person by person, where the two differ in nothing else.</summary>
    /// <param name="world">With both.</param>
    /// <param name="with">Label of the run, or name of the baseline, that has it.</param>
    /// <param name="without">Label or name of the one that does not.</param>
    /// <param name="what">It, in words: "pretraining".</param>
    /// <exception cref="ArgumentException">There is no predictor of that name.</exception>
    public static Sentence SayGain(this WorldResult world, string with, string without, string what) =>
        SayPair(world, with, without, what, Gain(world, with, without));

    /// <summary>Whether one predictor scores higher than another in a world, person by person: of two that differ in many things at once, no cause can be
    /// said.</summary>
    /// <param name="world">With both.</param>
    /// <param name="one">Label of a run, or name of a baseline.</param>
    /// <param name="other">Another.</param>
    /// <exception cref="ArgumentException">There is no predictor of that name.</exception>
    public static Sentence SayGain(this WorldResult world, string one, string other) => SayPair(world, one, other, null, Gain(world, one, other));

    /// <summary>The same of several pairs, adjusted together.</summary>
    /// <param name="world">With all of them.</param>
    /// <param name="pairs">Who has it, who does not, and it in words; null in its place where the two differ in many things.</param>
    /// <exception cref="ArgumentException">There is no predictor of some name.</exception>
    public static Sentence SayGains(this WorldResult world, IReadOnlyList<(string With, string Without, string? What)> pairs) =>
        new[] { world }.Gains(pairs).Say();

    /// <summary>Comparisons in several worlds, adjusted together over all of them.</summary>
    /// <param name="worlds">Each with all predictors that are named.</param>
    /// <param name="pairs">Who has it, who does not, and it in words; null in its place where the two differ in many things.</param>
    /// <exception cref="ArgumentException">There is no predictor of some name.</exception>
    public static WorldGains Gains(this IReadOnlyList<WorldResult> worlds, IReadOnlyList<(string With, string Without, string? What)> pairs)
    {
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(pairs);
        return new(worlds, pairs);
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

    /// <summary>One predictor against another, person by person, over all draws that both were tried on; corrected for folds that share training samples where
    /// that is known.</summary>
    /// <param name="world">With both.</param>
    /// <param name="with">Label of a run, or name of a baseline.</param>
    /// <param name="without">Another.</param>
    /// <exception cref="ArgumentException">There is no predictor of that name.</exception>
    public static PairedContrast Gain(this WorldResult world, string with, string without)
    {
        ArgumentNullException.ThrowIfNull(world);
        return world.Contrast(world.Find(with), world.Find(without));
    }

    /// <summary>Whether the model of a run scores higher than one of the run's baselines, person by person, corrected for folds that share training
    /// samples.</summary>
    /// <param name="run">Of one target.</param>
    /// <param name="baseline">Which.</param>
    /// <param name="world">Name of the world.</param>
    /// <exception cref="ArgumentException">The run has no such baseline.</exception>
    public static Sentence SayBeside(this RunRecord run, BaselineId baseline, string world)
    {
        ArgumentNullException.ThrowIfNull(run);
        Scored other = run.Baselines.FirstOrDefault(scored => scored.Baseline == baseline)
            ?? throw new ArgumentException($"The run has no baseline {baseline}; it has {string.Join(", ", run.Baselines.Select(scored => scored.Name))}.",
                nameof(baseline));
        (IReadOnlyList<double?> own, IReadOnlyList<double?> others) = (OverTime.Areas(run.Model), OverTime.Areas(other));
        return WorldSentences.Gain(world, run.Specification.Label, other.Name, null,
            PairedFinding.Of(own, others, PairedContrast.Of(own, others, seed: 1, shared: TestFolds.Shared(run))));
    }

    private static Sentence SayPair(WorldResult world, string with, string without, string? what, PairedContrast gain) => WorldSentences.Gain(
        world.Name, with, without, what, PairedFinding.Of(world.Find(with).PerPerson, world.Find(without).PerPerson, gain));

    // Another seed draws other people, on whom not every predictor need have been tried; and a person who shows one answer only has no area.
    private static string People(WorldResult world)
    {
        (string Text, string Name)[] each = [.. world.Scores.Select(score => (Scored(world, score), score.Name))];
        IGrouping<string, string>[] groups = [.. each.GroupBy(one => one.Text, one => one.Name).OrderByDescending(same => same.Count())];
        return groups.Length switch
        {
            0 => "0",
            1 => groups[0].Key,
            _ => string.Join(", ", groups.Skip(1).Select(same => $"{same.Key} for {List([.. same])}")) + $", {groups[0].Key} for the others",
        };
    }

    private static string Scored(WorldResult world, WorldScore score)
    {
        int scored = score.PerPerson.Count(area => area is not null), tried = score.PerPerson.Count;
        string draws = "";
        if (world.DrawOf.Count == tried && world.DrawOf.Distinct().Count() > 1)
        {
            int[] own = [.. world.DrawOf.Where((_, place) => score.PerPerson[place] is not null).Distinct().Order()];
            tried = world.DrawOf.Count(own.Contains);
            draws = $" of {(own.Length == 1 ? "draw" : "draws")} {List([.. own.Select(draw => Invariant($"{draw}"))])}";
        }

        return scored == tried ? Invariant($"{scored}{draws}") : Invariant($"{scored} of {tried}{draws} (the others show one answer only)");
    }
}

using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>What a score rests on.</content>
public static partial class RobustnessReporting
{
    /// <summary>Loss by group of inputs and participant.</summary>
    public static Table ToTable(this IReadOnlyList<PermutationImportance> importance, RunRecord run)
    {
        int seed = (int)run.Specification.Seed;
        string[] people = [.. run.Model.PerParticipant.Select(person => person.Participant)];
        return new Table(
            $"{run.Specification.Label}: {PrimaryScore.For(run.Task).Name} lost when a group of inputs comes from another moment of the same participant",
            [Column.Text("Group"), Column.Number("Mean", "+0.000;-0.000;0.000"), Column.Text("95 % interval"),
                .. people.Select(person => Column.Number(person, "+0.000;-0.000;0.000"))],
            importance.Select(one =>
                (IReadOnlyList<object?>)[one.Group, one.Mean, one.Interval(seed) is { } interval
                ? $"{Numbers.Difference(interval.Lower)}\u00a0to\u00a0{Numbers.Difference(interval.Upper)}" : Table.Missing,
                .. one.PerParticipant.Select(value => (object?)value)]))
        {
            Provenance = run.Specification.Provenance,
            Footnotes = ["Groups that say the same stand in for one another, so losses do not add up, and a small loss does not prove a group useless."],
        };
    }

    /// <summary>Which groups of inputs the score rests on.</summary>
    public static Sentence Say(this IReadOnlyList<PermutationImportance> importance, RunRecord run) => RobustnessSentences.Importance(
        run.Specification.Label, PrimaryScore.For(run.Task).Name, [.. importance.Where(one => one.Mean is not null)
            .Select(one => (one.Group, one.Mean!.Value, one.Interval((int)run.Specification.Seed)?.Lower))]);

    /// <summary>Mean loss with its interval and every participant's own point.</summary>
    public static Figure Chart(this IReadOnlyList<PermutationImportance> importance, RunRecord run)
    {
        int seed = (int)run.Specification.Seed;
        ParticipantInterval?[] intervals = [.. importance.Select(one => one.Interval(seed))];
        return new Figure(
            $"{run.Specification.Label}: what the score rests on", string.Join("; ", importance.Select(one => $"{one.Group} {Numbers.Difference(one.Mean)}"))
                + ".",
            new Axis($"{PrimaryScore.For(run.Task).Name} lost by shuffling"), Axis.Of("", importance.Select(one => one.Group)),
            ReferenceLine.AtX(0, "nothing lost"),
            new ScatterSeries("one participant", importance.SelectMany(one => one.PerParticipant.OfType<double>()),
                importance.SelectMany((one, row) => one.PerParticipant.OfType<double>().Select(_ => row + 0.25)))
            { Muted = true, Size = 5 },
            new IntervalSeries("mean, 95 % interval", importance.Select((_, row) => (double)row), importance.Select(one => one.Mean),
                intervals.Select(interval => interval?.Lower), intervals.Select(interval => interval?.Upper)))
        { Height = Math.Min(Figure.MaximumHeight, 160 + 40 * importance.Count), Provenance = run.Specification.Provenance };
    }
}

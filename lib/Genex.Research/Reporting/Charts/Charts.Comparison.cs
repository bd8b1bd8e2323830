using System.Globalization;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Models beside baselines.</content>
public static partial class Charts
{
    /// <summary>A forest plot of the task's primary score: mean over participants with its 95 % interval, and every participant's own point.</summary>
    /// <remarks>Intervals: <see cref="ParticipantInterval.Of"/>; none where the participants do not differ or there is only one.</remarks>
    /// <param name="runs">Of one task, protocol and study; the baselines are the first run's.</param>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure Forest(params IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        PrimaryScore score = PrimaryScore.For(runs[0].Task);
        Scored[] rows = [.. runs.Select(run => run.Model), .. runs[0].Baselines];
        double[][] people = [.. rows.Select(row => row.PerParticipant.Select(person => score.Of(person.Scores)).OfType<double>().ToArray())];
        double?[] means = [.. people.Select(scores => scores.Length == 0 ? (double?)null : scores.Average())];
        ParticipantInterval?[] intervals = [.. people.Select(scores => ParticipantInterval.Of(scores, (int)runs[0].Specification.Seed)?.Within(0, 1))];

        IntervalSeries Marks(string name, int from, int to, bool muted) => new(
            name, Enumerable.Range(from, to - from).Select(row => (double)row), means[from..to], intervals[from..to].Select(interval => interval?.Lower),
            intervals[from..to].Select(interval => interval?.Upper)) { Muted = muted };

        var points = new ScatterSeries(
            "one participant", people.SelectMany(scores => scores), people.SelectMany((scores, row) => scores.Select(_ => row + 0.25)),
            rows.SelectMany(row => row.PerParticipant.Where(person => score.Of(person.Scores).HasValue).Select(person => person.Participant))) { Muted = true,
            Size = 5 };
        return new(
            $"{char.ToUpperInvariant(score.Name[0])}{score.Name[1..]} of {runs[0].Task.Title}, {runs[0].Specification.Protocol}",
            string.Join("; ", rows.Zip(means, (row, mean) => $"{row.Name} {mean?.ToString("0.000", CultureInfo.InvariantCulture) ?? Table.Missing}"))
                + ": means over participants.",
            new Axis($"{score.Name}, mean over participants"), Axis.Of("", rows.Select(row => row.Name)),
            points, Marks("model, 95 % interval", 0, runs.Count, muted: false), Marks("baseline, 95 % interval", runs.Count, rows.Length, muted: true))
        { Height = Math.Min(Figure.MaximumHeight, 150 + 40 * rows.Length) };
    }

    /// <summary>Differences between pairs, participant by participant, with the interval of their mean; zero is no difference.</summary>
    /// <param name="contrasts">Declared together: put them under one level first (<see cref="PairedContrast.Together"/>), the p values are shown as they
    /// are.</param>
    /// <exception cref="ArgumentException">There is no contrast, or they compare different scores.</exception>
    public static Figure Contrasts(params IReadOnlyList<RunContrast> contrasts)
    {
        if (contrasts.Count == 0 || contrasts.Select(contrast => contrast.Score.Name).Distinct().Count() > 1)
            throw new ArgumentException("Contrasts in one figure need at least one pair, all compared on one score.", nameof(contrasts));
        PairedContrast[] results = [.. contrasts.Select(contrast => contrast.Result)];
        return new(
            $"Differences in {contrasts[0].Score.Name}, participant by participant",
            string.Join("; ",
                contrasts.Select(one =>
                $"{one.First} minus {one.Second} "
                + $"{one.Result.MeanDifference?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? Table.Missing} ({one.Result.Note})")) + ".",
            new Axis($"difference in {contrasts[0].Score.Name}"), Axis.Of("", contrasts.Select(one => $"{one.First} - {one.Second}")),
            ReferenceLine.AtX(0, "no difference"),
            new ScatterSeries("one participant", results.SelectMany(one => one.Differences),
                results.SelectMany((one, row) => one.Differences.Select(_ => row + 0.25))) { Muted = true, Size = 5 },
            new IntervalSeries("mean, 95 % interval", contrasts.Select((_, row) => (double)row), results.Select(one => one.MeanDifference),
                results.Select(one => one.Interval?.Lower), results.Select(one => one.Interval?.Upper)))
        { Height = Math.Min(Figure.MaximumHeight, 150 + 40 * contrasts.Count) };
    }
}

using System.Globalization;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Figures.</content>
public static partial class ComparisonReporting
{
    /// <summary>A forest plot of the primary score: mean over participants with its 95 % interval, and every participant's own point.</summary>
    /// <param name="comparison">Several seeds of a model are averaged per participant, as in its table.</param>
    public static Figure Forest(this ComparisonGroup comparison) => RunReporting.Forest(
        comparison.Score, comparison.Runs[0].Specification, comparison.Runs[0].Task,
        [.. comparison.Rows.Select(row => new ForestRow(row.Name, row.IsBaseline, row.PerParticipant,
            [.. row.Seeds[0].PerParticipant.Select(person => person.Participant)]))]);

    /// <summary>The declared contrasts, participant by participant, with the interval of their mean; zero is no difference.</summary>
    /// <exception cref="ArgumentException">There is no contrast.</exception>
    public static Figure Differences(this ComparisonGroup comparison) => comparison.Contrasts.Differences();

    /// <summary>Differences between pairs, participant by participant, with the interval of their mean; zero is no difference.</summary>
    /// <param name="contrasts">Declared together: put them under one level first (<see cref="PairedContrast.Together"/>), the p values are shown as they
    /// are.</param>
    /// <exception cref="ArgumentException">There is no contrast, or they compare different scores.</exception>
    public static Figure Differences(this IReadOnlyList<RunContrast> contrasts)
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
                results.SelectMany((one, row) => one.Differences.Select(_ => row + 0.25)))
            { Muted = true, Size = 5 },
            new IntervalSeries("mean, 95 % interval", contrasts.Select((_, row) => (double)row), results.Select(one => one.MeanDifference),
                results.Select(one => one.Interval?.Lower), results.Select(one => one.Interval?.Upper)))
        {
            Height = Math.Min(Figure.MaximumHeight, 150 + 40 * contrasts.Count),
            Provenance = ProvenanceWords.Together(contrasts.Select(one => one.Provenance)),
        };
    }

    /// <summary>The same models on the same study, once with random frames and once with participants held out: the distance between the bars is
    /// leakage.</summary>
    /// <param name="apart">The group in which participants are held out; its rows with a leakage delta are shown.</param>
    /// <exception cref="ArgumentException">No row has a leakage delta.</exception>
    public static Figure Leakage(this ComparisonGroup apart)
    {
        ComparisonRow[] rows = [.. apart.Rows.Where(row => row.LeakageDelta is not null)];
        if (rows.Length == 0)
            throw new ArgumentException($"The group {apart.Title} has no run under random frames beside it, so no leakage can be shown.", nameof(apart));
        return new Figure(
            $"What sharing participants between training and test adds: {apart.Runs[0].Task.Title}",
            string.Join("; ", rows.Select(row => $"{row.Name} {Numbers.Difference(row.LeakageDelta)}")) + $" {apart.Score.Name}.",
            Axis.Share($"{apart.Score.Name}, mean over participants"), Axis.Of("", rows.Select(row => row.Name)),
            new BarSeries("random frames (report-a)", rows.Select(row => HeldOut(row) + row.LeakageDelta)) { Lying = true, Muted = true },
            new BarSeries($"participants held out ({apart.Protocol})", rows.Select(HeldOut)) { Lying = true })
        { Height = Math.Min(Figure.MaximumHeight, 170 + 44 * rows.Length), Provenance = ProvenanceWords.Of(apart.Runs) };

        // Of the participants who can be scored in both, as the delta is.
        static double? HeldOut(ComparisonRow row) => row.PerParticipant.Where((_, person) => row.Leakage!.PerParticipant[person] is not null).Average();
    }

    /// <summary>Every figure of a group with a name for its file: "attention-lopo-quick-forest".</summary>
    public static IEnumerable<(string Name, Figure Figure)> Charts(this ComparisonGroup group)
    {
        string start = $"{group.Task}-{group.Protocol}-{group.Profile}{(group.AmongOtherStudies ? $"-{group.Study[..8]}" : "")}";
        yield return ($"{start}-forest", group.Forest());
        if (group.Contrasts.Count > 0) yield return ($"{start}-differences", group.Differences());
        if (group.Models.Any(row => row.Leakage is not null)) yield return ($"{start}-leakage", group.Leakage());
        yield return ($"{start}-targets", group.Targets());
        yield return ($"{start}-calibration", group.Calibration());
    }

    /// <summary>Average precision of each target, one bar per model, beside the target's prevalence.</summary>
    public static Figure Targets(this ComparisonGroup comparison) => comparison.FirstRuns.ToArray().Targets();

    /// <summary>Observed share against predicted probability over all known cells, one line per model.</summary>
    public static Figure Calibration(this ComparisonGroup comparison) => comparison.FirstRuns.ToArray().Calibration();
}

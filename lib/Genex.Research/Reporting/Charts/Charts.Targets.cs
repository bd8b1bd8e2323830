using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Results target by target.</content>
public static partial class Charts
{
    /// <summary>Average precision of each target, one bar per run, with the target's prevalence beside it: what a random order scores.</summary>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in task, protocol or data.</exception>
    public static Figure ScoresPerTarget(params IReadOnlyList<RunRecord> runs)
    {
        RequireComparable(runs);
        IReadOnlyList<TargetScores> first = runs[0].Model.Overall.Targets;
        BarSeries[] bars = [.. runs.Select(run => new BarSeries(run.Specification.Model, run.Model.Overall.Targets.Select(target => target.AveragePrecision)))];
        int undefined = first.Count(target => target.AveragePrecision is null);
        return new(
            $"Average precision per target, {runs[0].Specification.Protocol}",
            Invariant($"{first.Count} targets for {string.Join(", ", runs.Select(run => run.Specification.Model))}; {undefined} never occur in the test ")
                + "samples and are n/a.",
            Axis.Of("", runs[0].Predictions.Targets), Axis.Share("Average precision"),
            [.. bars, new BarSeries("prevalence (random order)", first.Select(target => target.Prevalence)) { Muted = true }]);
    }

    /// <summary>Counts of predicted against actual, in one panel per target, shaded by the share of the actual class.</summary>
    /// <param name="run">Its test samples of all folds.</param>
    /// <param name="targets">Names of the targets; at most 12. Default: those that occur, the most frequent first.</param>
    /// <exception cref="ArgumentException">A target is none of the run's, or there are more than 12.</exception>
    public static Figure Confusion(RunRecord run, params IReadOnlyList<string> targets)
    {
        IReadOnlyList<string> names = run.Predictions.Targets;
        IReadOnlyList<TargetScores> scores = run.Model.Overall.Targets;
        if (targets.Count == 0)
            targets = [.. scores.OrderByDescending(target => target.Positives).Where((target, place) => place == 0 || target.Positives > 0).Take(8)
                .Select(target => names[target.Target])];
        if (targets.Count > 12) throw new ArgumentException($"Confusion of {targets.Count} targets does not fit one figure; name at most 12.", nameof(targets));

        int columns = Math.Min(4, targets.Count), rows = (targets.Count + columns - 1) / columns;
        Panel[] panels = [.. targets.Select(name =>
        {
            int place = names.ToList().IndexOf(name);
            return place >= 0 ? ConfusionPanel(name, scores[place].Counts)
                : throw new ArgumentException($"The run {run.Specification.Id} has no target \"{name}\"; it has {string.Join(", ", names)}.", nameof(targets));
        })];
        return new($"Confusion of {run.Specification.Model}, {run.Specification.Protocol}",
            $"Counts of predicted against actual for {string.Join(", ", targets)}.", panels)
        { Columns = columns, Width = Math.Min(Figure.MaximumWidth, 160 + 190 * columns), Height = 110 + 220 * rows };
    }

    private static Panel ConfusionPanel(string name, ConfusionCounts counts)
    {
        long[,] cells = { { counts.TrueNegatives, counts.FalsePositives }, { counts.FalseNegatives, counts.TruePositives } };
        double?[,] shares = new double?[2, 2];
        string[][] texts = [new string[2], new string[2]];
        for (int row = 0; row < 2; row++)
        {
            long all = cells[row, 0] + cells[row, 1];
            for (int column = 0; column < 2; column++)
            {
                shares[row, column] = all == 0 ? null : (double)cells[row, column] / all;
                texts[row][column] = all == 0 ? Table.Missing : Invariant($"{cells[row, column]:#,0}\n{Percent((double)cells[row, column] / all)}");
            }
        }

        string[] classes = ["absent", "present"];
        return new Panel(Axis.Of("Predicted", classes), Axis.Of("Actual", classes),
            new HeatMapSeries("share of actual", shares) { Minimum = 0, Maximum = 1, Texts = texts, ColourBar = false }) { Title = name };
    }

    private static void RequireComparable(IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0) throw new ArgumentException("A comparison needs at least one run.", nameof(runs));
        if (runs.Select(run => (run.Specification.Task, run.Specification.Protocol, run.Specification.Data)).Distinct().Count() > 1)
            throw new ArgumentException($"{string.Join(", ", runs.Select(run => run.Specification.Id))} differ in task, protocol or data, so they cannot "
                + "stand in one figure.", nameof(runs));
    }
}

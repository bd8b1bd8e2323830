using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>What was taken for what.</content>
public static partial class RunReporting
{
    /// <summary>Counts of predicted against actual, in one panel per target, shaded by the share of the actual class.</summary>
    /// <param name="run">Its test samples of all folds.</param>
    /// <param name="targets">Names of the targets; at most 12. Default: those that occur, the most frequent first.</param>
    /// <exception cref="ArgumentException">A target is none of the run's, or there are more than 12.</exception>
    public static Figure Confusion(this RunRecord run, params string[] targets)
    {
        IReadOnlyList<string> names = run.Predictions.Targets;
        IReadOnlyList<TargetScores> scores = run.Model.Overall.Targets;
        if (targets.Length == 0)
            targets = [.. scores.OrderByDescending(target => target.Positives).Where((target, index) => index == 0 || target.Positives > 0).Take(8)
                .Select(target => names[target.Target])];
        if (targets.Length > 12)
            throw new ArgumentException($"Confusion of {targets.Length} targets does not fit one figure; name at most 12.", nameof(targets));

        int columns = Math.Min(4, targets.Length), rows = (targets.Length + columns - 1) / columns;
        Panel[] panels = [.. targets.Select(name =>
        {
            int index = names.ToList().IndexOf(name);
            return index >= 0 ? ConfusionPanel(name, scores[index].Counts)
                : throw new ArgumentException($"The run {run.Specification.Id} has no target \"{name}\"; it has {string.Join(", ", names)}.", nameof(targets));
        })];
        return new($"Confusion of {run.Specification.Label}, {run.Specification.Protocol}",
            $"Counts of predicted against actual for {string.Join(", ", targets)}.", panels)
        {
            Columns = columns,
            Width = Math.Min(Figure.MaximumWidth, 160 + 190 * columns),
            Height = 110 + 220 * rows,
            Provenance = run.Specification.Provenance,
        };
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
                texts[row][column] = all == 0 ? Table.Missing : Invariant($"{cells[row, column]:#,0}\n{100.0 * cells[row, column] / all:0} %");
            }
        }

        string[] classes = ["absent", "present"];
        return new Panel(Axis.Of("Predicted", classes), Axis.Of("Actual", classes),
            new HeatMapSeries("share of actual", shares) { Minimum = 0, Maximum = 1, Texts = texts, ColourBar = false })
        { Title = name };
    }
}

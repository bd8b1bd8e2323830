using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <content>The two weights of B.3's fusion, epoch by epoch: of what the video's query drew from the signals, and of the signals' own summary.</content>
public static partial class RunReporting
{
    /// <summary>The weight of the attended token after every epoch, mean over the folds that reached it, one line per run; one minus it is that of the signals'
    /// summary.</summary>
    /// <remarks>The report calls it the share of the video, but what attention gives back is made of signals.</remarks>
    /// <param name="runs">Runs of B.3 or B.3t.</param>
    /// <exception cref="ArgumentException">A run's model learns no fusion weights.</exception>
    public static Figure FusionWeights(this IReadOnlyList<RunRecord> runs) => new(
        "Weight of the attended token in the fusion, by epoch",
        $"Mean over folds of the learnt weight, for {string.Join(" and ", runs.Select(run => run.Specification.Label))}; the rest is the weight of the "
            + "signals' own summary, and one half means that both count alike.",
        new Axis("epoch"), new Axis("weight of the attended token"),
        [
            .. runs.Select(run =>
                (Series)new LineSeries(run.Specification.Label, Enumerable.Range(1, Means(run).Length).Select(epoch => (double)epoch), Means(run))
                { Markers = true }),
            ReferenceLine.AtY(0.5, "equal weights"),
        ])
    { Provenance = ProvenanceWords.Of(runs) };

    /// <summary>Where the weights began and ended.</summary>
    /// <param name="runs">Runs of B.3 or B.3t.</param>
    /// <exception cref="ArgumentException">A run's model learns no fusion weights.</exception>
    public static Sentence SayFusionWeights(this IReadOnlyList<RunRecord> runs) => Sentence.Join(runs.Select(run =>
    {
        double[] means = Means(run);
        double[] last = [.. run.Folds.Select(fold => fold.History[^1].FusionWeights!.Video)];
        return RunSentences.FusionWeights(run.Specification.Label, means[0], means[^1], means.Length, last.Min(), last.Max());
    }).ToArray());

    private static double[] Means(RunRecord run)
    {
        IReadOnlyList<EpochRecord>[] histories = [.. run.Folds.Select(fold => fold.History)];
        return [.. Enumerable.Range(0, histories.Max(history => history.Count))
            .Select(epoch => histories.Where(history => history.Count > epoch).Average(history => Of(history[epoch]).Video))];

        FusionWeights Of(EpochRecord epoch) => epoch.FusionWeights
            ?? throw new ArgumentException($"{run.Specification.Label} learns no fusion weights.", nameof(run));
    }
}

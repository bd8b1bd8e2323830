using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <content>The weights that a fusion model gives video and signals, epoch by epoch.</content>
public static partial class RunReporting
{
    /// <summary>The video's share after every epoch, mean over the folds that reached it, one line per run; one minus it is the signals'.</summary>
    /// <param name="runs">Runs of B.3 or B.3t.</param>
    /// <exception cref="ArgumentException">A run's model learns no shares.</exception>
    public static Figure FusionWeights(this IReadOnlyList<RunRecord> runs) => new(
        "Share of the video in the fused token, by epoch",
        $"Mean over folds of the learned share of the video, for {string.Join(" and ", runs.Select(run => run.Specification.Label))}; one half means that "
            + "both count alike.",
        new Axis("epoch"), new Axis("share of the video"),
        [
            .. runs.Select(run =>
                (Series)new LineSeries(run.Specification.Label, Enumerable.Range(1, Means(run).Length).Select(epoch => (double)epoch), Means(run))
                { Markers = true }),
            ReferenceLine.AtY(0.5, "equal shares"),
        ])
    { Provenance = ProvenanceWords.Of(runs) };

    /// <summary>Where the shares began, as far as the first epoch shows, and where they ended.</summary>
    /// <param name="runs">Runs of B.3 or B.3t.</param>
    /// <exception cref="ArgumentException">A run's model learns no shares.</exception>
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
            ?? throw new ArgumentException($"{run.Specification.Label} learns no shares of its modalities.", nameof(run));
    }
}

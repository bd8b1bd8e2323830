using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>The best that an answer which never changes can score on the samples of a run: what a lift is taken over.</summary>
/// <remarks>
/// Always absent, always present, and each target's frequency in these very samples; for each metric the one with the highest mean over participants. It is
/// chosen with the truth in hand, so nothing that knows less can be over it by luck of the split; the baseline of the training majority learns from training
/// samples.
/// </remarks>
public sealed class BestConstant
{
    private readonly Scored[] candidates;

    private BestConstant(Scored[] candidates) => this.candidates = candidates;

    /// <summary>Of the samples that a run predicted.</summary>
    public static BestConstant Of(RunRecord run)
    {
        Predictions truth = run.Predictions;
        bool[] scorable = [.. run.Scorable];
        double[] frequency = [.. ConfusionCounts.PerTarget(truth.Actual, truth.Actual, truth.Known).Select(counts => counts.Prevalence ?? 0)];
        return new(
        [
            .. new Func<int, double>[] { _ => 0, _ => 1, target => frequency[target] }.Select(answer =>
            {
                double[,] all = new double[truth.Count, truth.Targets.Count];
                for (int row = 0; row < truth.Count; row++)
                {
                    for (int target = 0; target < frequency.Length; target++) all[row, target] = answer(target);
                }

                return Scored.From("best constant", isBaseline: true, all, truth, scorable);
            }),
        ]);
    }

    /// <summary>Every participant's score under the best constant, in order of id; null where undefined.</summary>
    public IReadOnlyList<double?> PerParticipant(Metric metric) =>
        [.. Best(metric, scored => scored.PerParticipant.Average(person => metric.Of(person.Scores))).PerParticipant
            .Select(person => metric.Of(person.Scores))];

    /// <summary>The best constant's score over all samples together; null where undefined.</summary>
    public double? Pooled(Metric metric) => metric.Of(Best(metric, scored => metric.Of(scored.Overall)).Overall);

    private Scored Best(Metric metric, Func<Scored, double?> score) => candidates.MaxBy(scored =>
        score(scored) is { } value ? metric.HigherIsBetter ? value : -value : double.NegativeInfinity)!;
}

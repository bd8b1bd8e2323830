using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>The one score that a task's contrasts are declared on, before any run is looked at.</summary>
/// <remarks>
/// Binary attention: balanced accuracy, which a constant prediction cannot raise over 0.5. The 17 targets: macro-F1 over the scorable targets,
/// which a constant prediction earns only on targets that are mostly present. Element accuracy is neither: most cells are "absent".
/// </remarks>
/// <param name="Metric">Which metric; it lies between 0 and 1.</param>
public sealed record PrimaryScore(Metric Metric)
{
    /// <inheritdoc cref="Metric.Name"/>
    public string Name => Metric.Name;

    /// <inheritdoc cref="Metric.Chance"/>
    public double? Chance => Metric.Chance;

    /// <summary>The primary score of a task.</summary>
    public static PrimaryScore For(EmotionTask task) => new(task.Count == 1 ? Metrics.BalancedAccuracy : Metrics.MacroF1);

    /// <summary>Whether one answer per person, however well it fits, scores chance within each of them: such a score cannot show what comes from knowing who
    /// somebody is.</summary>
    internal bool IsBlindToIdentity => Metric == Metrics.BalancedAccuracy;

    /// <summary>What a claim needs beside the score where a threshold alone can raise it: macro-F1 rises when "present" is said more often, whatever the
    /// moment. Null where the score is safe from that.</summary>
    public Metric? Ranking => Metric == Metrics.MacroF1 ? Metrics.RocArea : null;

    /// <summary>Two predictors on the same participants.</summary>
    /// <param name="first">Scores of the first, by metric; participants in one order.</param>
    /// <param name="second">Of the second.</param>
    /// <param name="seed">Of the bootstrap and of sampled signs.</param>
    /// <param name="shared">How folds share training samples; null where they do not.</param>
    public PairedContrast Contrast(Func<Metric, IReadOnlyList<double?>> first, Func<Metric, IReadOnlyList<double?>> second, int seed, SharedTraining? shared)
    {
        PairedContrast By(Metric metric) => PairedContrast.Of(first(metric), second(metric), seed, shared: shared);
        return Ranking is { } ranking ? By(Metric) with { Ranking = By(ranking) } : By(Metric);
    }

    /// <summary>Takes it from a sheet, from 0 to 1; null where undefined.</summary>
    public double? Of(ScoreSheet sheet) => Metric.Of(sheet);

    /// <summary>Interval of a primary score's mean over participants, cut to 0 to 1.</summary>
    /// <param name="perParticipant">One score per participant; where it is undefined the participant is left out.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <returns>Null without spread.</returns>
    public static ParticipantInterval? Interval(IEnumerable<double?> perParticipant, int seed) =>
        ParticipantInterval.Of([.. perParticipant.OfType<double>()], seed)?.Within(0, 1);
}

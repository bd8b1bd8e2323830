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

    /// <summary>Takes it from a sheet, from 0 to 1; null where undefined.</summary>
    public double? Of(ScoreSheet sheet) => Metric.Of(sheet);

    /// <summary>Interval of a primary score's mean over participants, cut to 0 to 1.</summary>
    /// <param name="perParticipant">One score per participant; where it is undefined the participant is left out.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <returns>Null without spread.</returns>
    public static ParticipantInterval? Interval(IEnumerable<double?> perParticipant, int seed) =>
        ParticipantInterval.Of([.. perParticipant.OfType<double>()], seed)?.Within(0, 1);
}

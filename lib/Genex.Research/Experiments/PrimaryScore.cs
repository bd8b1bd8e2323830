using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>The one score that a task's contrasts are declared on, before any run is looked at.</summary>
/// <remarks>
/// Binary attention: balanced accuracy, which a constant prediction cannot raise over 0.5. The 17 targets: macro-F1 over the scorable targets,
/// which a constant prediction earns only on targets that are mostly present. Element accuracy is neither: most cells are "absent".
/// </remarks>
/// <param name="Name">For headings.</param>
/// <param name="Of">Takes it from a sheet; null where undefined.</param>
public sealed record PrimaryScore(string Name, Func<ScoreSheet, double?> Of)
{
    private static readonly PrimaryScore Balanced = new("balanced accuracy", sheet => sheet.BalancedAccuracy);

    private static readonly PrimaryScore Macro = new("macro-F1", sheet => sheet.MacroF1);

    /// <summary>The primary score of a task.</summary>
    public static PrimaryScore For(EmotionTask task) => task.Count == 1 ? Balanced : Macro;
}

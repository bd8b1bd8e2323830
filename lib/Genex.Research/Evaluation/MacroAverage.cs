namespace Genex.Research.Evaluation;

/// <summary>Which targets an unweighted mean over targets takes in.</summary>
public enum MacroAverage
{
    /// <summary>
    /// Targets with at least one positive among the actual labels. The choice depends on the data alone, so that every model
    /// on the same data is averaged over the same targets. The project's own convention.
    /// </summary>
    OccurringTargets = 0,

    /// <summary>
    /// All K targets; a target without a defined score counts as 0. Scikit-learn's <c>average="macro", zero_division=0</c>, and
    /// the convention of the report: a target that never occurs pulls the mean towards 0, whatever the model does.
    /// </summary>
    AllTargets,
}

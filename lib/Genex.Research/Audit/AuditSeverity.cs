namespace Genex.Research.Audit;

/// <summary>What a finding means for a study that is to carry a conclusion.</summary>
public enum AuditSeverity
{
    /// <summary>To be known when results are read.</summary>
    Note,

    /// <summary>Weakens results; to be looked at, and to be said beside them.</summary>
    Warning,

    /// <summary>Results on these data would not mean what they seem to mean: no training before it is put right or accepted.</summary>
    Blocking,
}

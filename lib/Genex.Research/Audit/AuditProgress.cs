namespace Genex.Research.Audit;

/// <summary>How far an audit has come.</summary>
/// <param name="Stage">"aligning", "reading frames", or the id of the check being made.</param>
/// <param name="Done">Units done of this stage: frames, or checks.</param>
/// <param name="Of">Units in all.</param>
public readonly record struct AuditProgress(string Stage, long Done, long Of);

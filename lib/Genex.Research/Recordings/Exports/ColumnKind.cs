namespace Genex.Research.Recordings;

/// <summary>Columns of which a header row must have at least one, whatever their exact names.</summary>
/// <param name="Description">What they are, for error messages: "'… Time Percentage'".</param>
/// <param name="Matches">Whether a column is one of them.</param>
public sealed record ColumnKind(string Description, Func<string, bool> Matches);

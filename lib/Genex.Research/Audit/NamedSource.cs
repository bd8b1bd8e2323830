namespace Genex.Research.Audit;

/// <summary>A name on disk that holds a participant's id.</summary>
/// <param name="Kind">What sources of the same kind share: "videos", "frame folders".</param>
/// <param name="Name">File or folder name as it is.</param>
public sealed record NamedSource(string Kind, string Name);

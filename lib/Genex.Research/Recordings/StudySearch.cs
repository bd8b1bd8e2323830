#pragma warning disable MA0048 // the search and what it finds

namespace Genex.Research.Recordings;

/// <summary>A folder that is known as a study before anything in it is read.</summary>
/// <param name="Folder">Where it lies, below the folder that was searched.</param>
/// <param name="Layout">How it is laid out.</param>
/// <param name="Provenance">Where its data come from, where its files say so before they are read; null where they do not.</param>
internal sealed record FoundStudy(string Folder, string Layout, Provenance? Provenance);

/// <summary>Finds studies by what lies in their folders: a prepared store, frames in the released layout, a study.json, or the folders of an export. Videos and
/// tables in folders of another layout are no study to it; a study.json makes them one.</summary>
internal static class StudySearch
{
    /// <summary>How many folders deep it looks.</summary>
    internal const int Depth = 4;

    private static readonly EnumerationOptions Visible = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>The studies in a folder and those below it, in order of path; a study is not looked into.</summary>
    internal static IReadOnlyList<FoundStudy> In(string folder) => [.. Below(folder, Depth).OrderBy(study => study.Folder, StringComparer.Ordinal)];

    private static IEnumerable<FoundStudy> Below(string folder, int depth)
    {
        if (LayoutOf(folder) is { } layout) return [new FoundStudy(folder, layout, ProvenanceOf(folder))];
        return depth == 0 ? [] : Directory.EnumerateDirectories(folder, "*", Visible).SelectMany(below => Below(below, depth - 1));
    }

    private static string? LayoutOf(string folder) =>
        PreparedStore.IsIn(folder) ? PreparedStore.IsWhole(folder) ? "prepared store" : "prepared store, not finished"
        : ReleaseReader.IsRelease(folder) ? "released layout"
        : File.Exists(Path.Combine(folder, StudyDescription.FileName)) ? "described by its study.json"
        : Directory.Exists(Path.Combine(folder, "Analysis")) || File.Exists(Truth(folder)) ? "exports and videos" : null;

    // Whatever else lies there is read before it says anything of itself.
    private static Provenance? ProvenanceOf(string folder) => File.Exists(Truth(folder)) ? Provenance.Simulated
        : PreparedStore.IsIn(folder) && PreparedStore.IsWhole(folder) ? PreparedStore.ProvenanceOf(folder) : null;

    private static string Truth(string folder) => Path.Combine(folder, "Truth", "truth.json");
}

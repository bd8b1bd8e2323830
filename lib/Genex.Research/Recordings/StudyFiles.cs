#pragma warning disable MA0048 // the files of a study and one of them

namespace Genex.Research.Recordings;

/// <summary>An export that was found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Text">What it holds, where it had to be read to know the format, so that nobody reads it again.</param>
internal sealed record FoundExport(string Path, ExportFormat Format, ExportText? Text = null);

/// <summary>The files of a study folder, found by name and, failing that, by their columns.</summary>
/// <param name="Videos">Video files, ordered by path.</param>
/// <param name="Exports">CSV files of a known format, ordered by path.</param>
/// <param name="Truth">A simulator's truth file; null when there is none.</param>
/// <param name="Others">CSV files of no known format.</param>
internal sealed record StudyFiles(
    IReadOnlyList<string> Videos, IReadOnlyList<FoundExport> Exports, string? Truth, IReadOnlyList<string> Others)
{
    private static readonly string[] VideoExtensions = [".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".wmv"];

    /// <summary>Looks through a folder and those below it; hidden ones and the simulator's Truth are left out.</summary>
    /// <exception cref="ExportException">There is no such folder, or it cannot be read.</exception>
    internal static StudyFiles Find(string root)
    {
        if (!Directory.Exists(root))
            throw new ExportException(root, null, System.IO.File.Exists(root) ? "this is a file" : "there is no such folder", "the folder of a study");
        string[] all;
        try
        {
            all = Directory.GetFiles(root, "*", SearchOption.AllDirectories);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(root, null, $"the folder cannot be read ({problem.Message})", "a readable folder", cause: problem);
        }
        Array.Sort(all, StringComparer.Ordinal);

        var seen = all.Where(path => !IsAside(System.IO.Path.GetRelativePath(root, path))).ToList();
        var tables = seen.Where(path => HasExtension(path, ".csv", ".tsv")).Select(path => (Path: path, Found: Recognised(path))).ToList();
        return new StudyFiles(
            [.. seen.Where(path => HasExtension(path, VideoExtensions))],
            [.. tables.Select(table => table.Found).OfType<FoundExport>()],
            all.FirstOrDefault(path => string.Equals(System.IO.Path.GetFileName(path), "truth.json", StringComparison.OrdinalIgnoreCase)),
            [.. tables.Where(table => table.Found is null).Select(table => table.Path)]);
    }

    private static bool IsAside(string relative)
    {
        string[] parts = relative.Split(System.IO.Path.DirectorySeparatorChar);
        return parts.Any(part => part.StartsWith('.')) || parts.SkipLast(1).Any(part => string.Equals(part, "Truth", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasExtension(string path, params string[] extensions) =>
        extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static FoundExport? Recognised(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        return ExportFormats.All.FirstOrDefault(format => name.StartsWith(format.FileName, StringComparison.OrdinalIgnoreCase)) is { } named
            ? new FoundExport(path, named) : ByColumns(path);
    }

    private static FoundExport? ByColumns(string path)
    {
        ExportText text;
        try
        {
            text = ExportText.Read(path);
        }
        catch (ExportException)
        {
            return null; // of no known name and no text: noted as left out
        }
        return ExportFormats.All.FirstOrDefault(format =>
            format.Columns.Count > 0 && ExportHeader.TryFind(path, text.Content, format.Columns) is not null) is { } known
            ? new FoundExport(path, known, text) : null;
    }
}

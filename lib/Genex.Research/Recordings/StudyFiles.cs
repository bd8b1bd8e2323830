namespace Genex.Research.Recordings;

/// <summary>The files of a study folder, found by name and, failing that, by their columns.</summary>
/// <param name="Videos">Video files, ordered by path.</param>
/// <param name="Exports">CSV files of a known kind, ordered by path.</param>
/// <param name="Truth">A simulator's truth file; null when there is none.</param>
/// <param name="Others">CSV files of no known kind.</param>
internal sealed record StudyFiles(
    IReadOnlyList<string> Videos, IReadOnlyList<(string Path, ExportKind Kind)> Exports, string? Truth, IReadOnlyList<string> Others)
{
    private static readonly string[] VideoExtensions = [".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".wmv"];

    private static readonly (string Start, ExportKind Kind)[] Names =
    [
        ("FEAExpressionTable", ExportKind.FacialCoding), ("FixationTable", ExportKind.Fixations), ("GSRPeakTable", ExportKind.GsrPeaks),
        ("Multimodal summary metrics", ExportKind.Summary),
    ];

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
        var tables = seen.Where(path => HasExtension(path, ".csv", ".tsv")).Select(path => (path, Kind: KindOf(path))).ToList();
        return new StudyFiles(
            [.. seen.Where(path => HasExtension(path, VideoExtensions))],
            [.. tables.Where(table => table.Kind is not null).Select(table => (table.path, table.Kind!.Value))],
            all.FirstOrDefault(path => string.Equals(System.IO.Path.GetFileName(path), "truth.json", StringComparison.OrdinalIgnoreCase)),
            [.. tables.Where(table => table.Kind is null).Select(table => table.path)]);
    }

    private static bool IsAside(string relative)
    {
        string[] parts = relative.Split(System.IO.Path.DirectorySeparatorChar);
        return parts.Any(part => part.StartsWith('.')) || parts.SkipLast(1).Any(part => string.Equals(part, "Truth", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasExtension(string path, params string[] extensions) =>
        extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static ExportKind? KindOf(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        foreach ((string start, ExportKind kind) in Names)
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return kind;
        }
        return KindByColumns(path);
    }

    private static ExportKind? KindByColumns(string path)
    {
        (ExportKind Kind, IReadOnlyList<string> Columns)[] kinds =
            [(ExportKind.FacialCoding, FacialCodingExport.Columns), (ExportKind.Fixations, FixationExport.Columns), (ExportKind.GsrPeaks, GsrExport.Columns)];
        string content;
        try
        {
            content = ExportText.Read(path).Content;
        }
        catch (ExportException)
        {
            return null; // of no known name and no text: noted as left out
        }
        foreach ((ExportKind kind, IReadOnlyList<string> columns) in kinds)
        {
            if (ExportHeader.TryFind(path, content, columns) is not null)
                return kind;
        }
        return null;
    }
}

namespace Genex.Research.Recordings;

/// <summary>When stimuli began on the clock of a sensor export: the slide event <c>StartMedia</c>, which stands in the export's own rows or in a table of slide
/// events.</summary>
/// <remarks>
/// The table's columns are <c>RowNumber, SlideEvent, Timestamp, StimType, Duration, CollectionPhase, SourceStimuliName</c>. It belongs to the export when it
/// lies in the same folder, or in one beside that, and both name one respondent in their preambles, or are called the same (<c>001_LE 3299.csv</c> and
/// <c>001_LE 3299 slide events.csv</c>).
/// </remarks>
internal static class SlideEvents
{
    internal const string Event = "SlideEvent", Source = "SourceStimuliName", Timestamp = "Timestamp";

    private const string Row = "RowNumber", Start = "StartMedia";

    /// <summary>Columns by which a table of slide events is known.</summary>
    internal static IReadOnlyList<string> Marks { get; } = [Row, Event, Source];

    /// <summary>Whether a row says that its stimulus begins.</summary>
    internal static bool Begins(ExportRow row) => row[Event].Equals(Start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first start of each stimulus, milliseconds, in the tables that belong to an export; empty where there is none.</summary>
    internal static IReadOnlyDictionary<string, double> Beside(ExportTable export)
    {
        Dictionary<string, double> starts = new(StringComparer.OrdinalIgnoreCase);
        string folder = Path.GetDirectoryName(Path.GetFullPath(export.Path)) ?? "";
        IEnumerable<string> folders = Directory.GetParent(folder) is { } parent ? Subfolders(parent.FullName).Prepend(folder).Distinct() : [folder];
        foreach (string path in folders.SelectMany(Tables).Where(path => path != Path.GetFullPath(export.Path)))
        {
            try
            {
                if (!Known(path)) continue;
                ExportTable table = ExportTable.Read(path, [Event, Timestamp, Source]);
                if (!Belongs(table, export)) continue;
                foreach (ExportRow row in table.Rows.Where(Begins))
                    starts.TryAdd(row[Source], row.Time(Timestamp, ExportTimeFormat.Milliseconds));
            }
            catch (ExportException)
            {
                // Then the first sample is what is known, and said.
            }
        }

        return starts;
    }

    private static bool Known(string path)
    {
        string head = ExportText.Read(path).FirstLetters(KnownFormats.LookedAt);
        return Marks.All(mark => head.Contains(mark, StringComparison.OrdinalIgnoreCase)) && head.Contains(Start, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Belongs(ExportTable table, ExportTable export) =>
        SensorExport.RespondentOf(table) is { } one && SensorExport.RespondentOf(export) is { } other ? one == other
            : Path.GetFileName(table.Path).StartsWith(Path.GetFileNameWithoutExtension(export.Path), StringComparison.OrdinalIgnoreCase);

    private static string[] Subfolders(string folder) => Listed(() => Directory.EnumerateDirectories(folder));

    private static string[] Tables(string folder) => Listed(() => Directory.EnumerateFiles(folder)
        .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT").Order(StringComparer.Ordinal));

    private static string[] Listed(Func<IEnumerable<string>> entries)
    {
        try
        {
            return [.. entries()];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return []; // the study's own walk names what cannot be listed
        }
    }
}

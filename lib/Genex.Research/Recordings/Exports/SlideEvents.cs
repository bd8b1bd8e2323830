namespace Genex.Research.Recordings;

/// <summary>When stimuli began on the clock of a sensor export: the slide event <c>StartMedia</c>, which stands in the export's own rows or in a table of slide
/// events.</summary>
/// <remarks>
/// The table's columns are <c>RowNumber, SlideEvent, Timestamp, StimType, Duration, CollectionPhase, SourceStimuliName</c>. It belongs to the export when both
/// are of one study and name one respondent in their preambles or, where one of them names nobody, are called the same (<c>001_LE 3299.csv</c> and
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

    /// <summary>The first start of each stimulus, milliseconds, in the study's tables that belong to an export; empty where there is none.</summary>
    internal static IReadOnlyDictionary<string, double> Beside(ExportTable export)
    {
        Dictionary<string, double> starts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string path in export.Beside)
        {
            try
            {
                if (!Known(path)) continue;
                ExportTable table = ExportTable.Read(path, [Event, Timestamp, Source]);
                if (!Belongs(table, export)) continue;
                foreach (ExportRow row in table.Rows.Where(Begins))
                {
                    export.AlsoRead.Add(path);
                    starts.TryAdd(row[Source], row.Time(Timestamp, ExportTimeFormat.Milliseconds));
                }
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
}

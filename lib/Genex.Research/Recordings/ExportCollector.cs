namespace Genex.Research.Recordings;

/// <summary>Sorts the rows of a study's exports by participant.</summary>
internal static class ExportCollector
{
    /// <summary>Reads one export.</summary>
    /// <returns>Whether its metadata rows say that it was simulated.</returns>
    internal static bool Add(string path, ExportKind kind, StudyReadSettings settings, SortedDictionary<ParticipantId, CollectedRecording> collected,
        StudyNotes notes)
    {
        bool owned = ParticipantId.TryFind(Path.GetFileNameWithoutExtension(path), out ParticipantId owner);
        IReadOnlyList<string> columns = kind switch
        {
            ExportKind.FacialCoding => FacialCodingExport.Columns,
            ExportKind.Fixations => FixationExport.Columns,
            ExportKind.GsrPeaks => GsrExport.Columns,
            _ => [],
        };
        ExportTable table = ExportTable.Read(path, owned ? columns : [StudyReader.Respondent, .. columns], kind == ExportKind.Summary
            ? SummaryExport.Percentages : null);
        if (owned)
            Start(CollectedRecording.Of(owner, collected), kind);

        foreach (ExportRow row in table.Rows)
        {
            ParticipantId id = table.Has(StudyReader.Respondent) ? row.Participant(StudyReader.Respondent) : owner;
            CollectedRecording recording = CollectedRecording.Of(id, collected);
            Start(recording, kind);
            switch (kind)
            {
                case ExportKind.FacialCoding:
                    ExpressionEvent expression = FacialCodingExport.Read(row, settings.TimeFormat);
                    notes.CountExpression(expression.Channel);
                    recording.Expressions!.Add(expression);
                    break;
                case ExportKind.Fixations:
                    recording.Fixations!.Add(FixationExport.Read(row, settings.TimeFormat));
                    break;
                case ExportKind.GsrPeaks:
                    recording.GsrPeaks!.Add(GsrExport.Read(row, settings.TimeFormat));
                    break;
                default:
                    if (recording.Summary!.Count > 0)
                        throw row.Error(StudyReader.Respondent, "a participant that no row above has: the summary is one row each");
                    recording.Summary.AddRange(SummaryExport.Read(row, table));
                    break;
            }
        }
        return table.Preamble.Any(line => line.Contains("simulat", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Notes who has no row in a kind of table that others have: the modality counts as missing.</summary>
    internal static void NoteMissing(IReadOnlyList<(string Path, ExportKind Kind)> exports, SortedDictionary<ParticipantId, CollectedRecording> collected,
        StudyNotes notes)
    {
        foreach (IGrouping<ExportKind, (string Path, ExportKind Kind)> kind in exports.GroupBy(export => export.Kind))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Has(kind.Key)).Select(pair => pair.Key.ToString())];
            if (without.Length > 0)
                notes.Add($"{string.Join(" and ", kind.Select(export => notes.Name(export.Path)))}: no row of {string.Join(", ", without)}; that modality "
                    + "counts as missing there.");
        }
    }

    private static void Start(CollectedRecording recording, ExportKind kind)
    {
        switch (kind)
        {
            case ExportKind.FacialCoding: recording.Expressions ??= []; break;
            case ExportKind.Fixations: recording.Fixations ??= []; break;
            case ExportKind.GsrPeaks: recording.GsrPeaks ??= []; break;
            default: recording.Summary ??= []; break;
        }
    }
}

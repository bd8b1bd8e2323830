namespace Genex.Research.Recordings;

/// <summary>An export as it was read, before its rows are anybody's.</summary>
/// <param name="Export">The file.</param>
/// <param name="Table">Its columns and rows.</param>
/// <param name="Times">How it writes times.</param>
internal sealed record ReadTable(FoundExport Export, ExportTable Table, ExportTimeFormat Times)
{
    internal string Path => Export.Path;

    internal ExportFormat Format => Export.Format;

    /// <summary>Whether its rows say whose they are.</summary>
    internal bool NamesParticipants => Table.Has(StudyReader.Respondent);

    /// <summary>Reads a table.</summary>
    /// <exception cref="ExportException">It is not what its name or its columns say, or a unit in its header cannot be meant.</exception>
    internal static ReadTable Of(FoundExport export, StudyReadSettings settings, StudyDescription description, StudyNotes notes)
    {
        ExportFormat format = export.Format;
        ExportText text = (export.Text ?? ExportText.Read(export.Path)) with { Renames = description.Columns };
        ExportTable table;
        try
        {
            table = ExportTable.Read(export.Path, text, format.Columns, format.RequiredKind);
        }
        catch (ExportException) when (ExportHeader.TryFind(export.Path, text, [StudyReader.Respondent]) is not null)
        {
            // The participant's column shows which row is meant to be the header, and what that row lacks.
            table = ExportTable.Read(export.Path, text, [StudyReader.Respondent, .. format.Columns], format.RequiredKind);
        }
        foreach (string column in format.Columns.Concat(format.OptionalColumns))
        {
            if (table.UnitOf(column) is not { } unit || format.UnitProblem(column, unit) is not { } expected)
                continue;
            var problem = new ExportException(export.Path, null, $"column '{column}' is in \"{unit}\"", expected,
                "Export it in that unit, or write the unit in the column's header.");
            if (format.Columns.Contains(column))
                throw problem;
            notes.AddProblems(export.Path, $"the column '{column}' is left out", [problem]);
        }
        ExportTimeFormat? described = description.TimeFormat is null ? null : ExportTimes.ParseFormat(description.TimeFormat);
        return new ReadTable(export, table, settings.TimeFormat ?? described ?? Said(table.Preamble) ?? ExportTimeFormat.Milliseconds);
    }

    /// <summary>What a metadata row "Time unit" says.</summary>
    private static ExportTimeFormat? Said(IReadOnlyList<string> preamble)
    {
        foreach (string line in preamble)
        {
            string[] parts = line.TrimStart('#').Split([',', ';', '\t', ':'], 3);
            if (parts.Length < 2 || !parts[0].Trim().StartsWith("time unit", StringComparison.OrdinalIgnoreCase))
                continue;
            switch (ColumnUnits.Milliseconds(parts[1].Trim().Trim('"')))
            {
                case 1: return ExportTimeFormat.Milliseconds;
                case 1000: return ExportTimeFormat.Seconds;
            }
        }
        return null;
    }
}

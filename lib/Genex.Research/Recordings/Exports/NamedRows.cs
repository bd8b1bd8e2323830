namespace Genex.Research.Recordings;

/// <summary>Whom the rows of a table name in its column of participants.</summary>
internal static class NamedRows
{
    /// <summary>Reads whom a row names, null where it names nobody.</summary>
    /// <param name="table">The table; without such a column nobody is named.</param>
    internal static Func<ExportRow, ParticipantId?> Reader(ExportTable table) => !table.Has(StudyReader.Respondent) ? _ => null
        : row => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : null;

    /// <summary>Everybody whom the rows name, in their order.</summary>
    internal static IEnumerable<ParticipantId> In(ExportTable table) => !table.Has(StudyReader.Respondent) ? []
        : table.Rows.Select(Reader(table)).OfType<ParticipantId>().Distinct();

    /// <summary>The only one whom the rows name, who is then whose the file is; null where they name nobody or several.</summary>
    internal static ParticipantId? Only(ExportTable table) => In(table).Take(2).ToArray() is [ParticipantId only] ? only : null;
}

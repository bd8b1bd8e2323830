using System.Text.Json;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>A table as JSON: an object of title, provenance, columns, rows and footnotes; numbers as they are, null where a value is undefined.</summary>
internal static class JsonTable
{
    internal static string Write(Table table) => JsonSerializer.Serialize(new
    {
        table.Title,
        Provenance = table.Provenance?.ToString().ToLowerInvariant(),
        Columns = table.Columns.Select(column => column.Heading),
        Rows = table.Rows.Select(row => row.Select(Raw)),
        table.Footnotes,
    }, RunJsonForm.Options);

    private static object? Raw(object? cell) => cell switch
    {
        double.NaN or float.NaN or null => null,
        Enum or ParticipantId => cell.ToString(),
        _ => cell,
    };
}

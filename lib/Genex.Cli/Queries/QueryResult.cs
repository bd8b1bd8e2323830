using System.Text.Encodings.Web;
using System.Text.Json;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

#pragma warning disable MA0048 // an answer and its columns

namespace Genex.Cli.Queries;

/// <summary>A column of an answer.</summary>
/// <param name="Name">As the question names it.</param>
/// <param name="Type">Of its values.</param>
internal sealed record QueryColumn(string Name, Type Type)
{
    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber => Type.IsPrimitive && Type != typeof(bool) && Type != typeof(char) || Type == typeof(decimal)
        || Type == typeof(System.Numerics.BigInteger);
}

/// <summary>An answer: text, truth values and numbers; null where there is none.</summary>
internal sealed record QueryResult(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Rows that a terminal shows.</summary>
    public const int MostShown = 100;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first rows as a table.</summary>
    public Table ToTable(Provenance provenance) => new("", [.. Columns.Select(one => one.IsNumber ? Column.Number(one.Name, "") : Column.Text(one.Name))],
        Rows.Take(MostShown))
    {
        Provenance = provenance,
        Footnotes = Rows.Count <= MostShown ? [] : [Invariant($"The first {MostShown} of {Rows.Count} rows; --out FILE writes all of them.")],
    };

    /// <summary>RFC 4180.</summary>
    public void WriteCsv(Stream file) => CsvText.Write(file, Rows.Select(row => (IEnumerable<object?>)row).Prepend(Columns.Select(one => (object?)one.Name)));

    /// <summary>An array of objects; what is no number is null.</summary>
    public void WriteJson(Stream file)
    {
        using Utf8JsonWriter json = new(file, Indented);
        json.WriteStartArray();
        foreach (object?[] row in Rows)
        {
            json.WriteStartObject();
            for (int at = 0; at < row.Length; at++)
            {
                json.WritePropertyName(Columns[at].Name);
                Write(json, row[at]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case float or double or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or System.Numerics.BigInteger:
                json.WriteRawValue(((IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}

using System.Globalization;
using DuckDB.NET.Data;
using Genex.Research.Alignment;

namespace Genex.Cli.Queries;

/// <summary>The rows of a study as tables of a DuckDB database in memory, for questions in SQL. Nothing outside of it can be read or written.</summary>
/// <remarks>
/// "rows" is what <c>genex data align</c> writes, "recordings" has a line for each. After they are loaded DuckDB's external access (files, network,
/// extensions) is shut and its configuration locked; a question is the inside of a SELECT, so that it changes nothing either.
/// </remarks>
internal sealed class RowsDatabase : IDisposable
{
    private static readonly string[] Questions = ["SELECT", "FROM", "WITH", "VALUES", "DESCRIBE", "SHOW", "SUMMARIZE", "TABLE", "PIVOT", "UNPIVOT"];
    private readonly ScratchFolder scratch = new("query");
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    private RowsDatabase()
    {
        connection.Open();
        foreach (string setting in (string[])["autoinstall_known_extensions=false", "autoload_known_extensions=false", "TimeZone='UTC'"]) Do($"SET {setting}");
        Do($"SET temp_directory={Quoted(scratch.Path)}");
    }

    /// <summary>Loads a study's rows.</summary>
    public static async Task<RowsDatabase> OfAsync(AlignedStudy study, CancellationToken cancellation)
    {
        RowsDatabase database = new();
        string file = Path.Combine(database.scratch.Path, "rows.parquet");
        await AlignedTable.WriteParquetAsync(study, file, cancellation);
        database.Do($"CREATE TABLE rows AS SELECT * FROM read_parquet({Quoted(file)})");
        File.Delete(file);
        database.Do("CREATE TABLE recordings (participant VARCHAR, stimulus VARCHAR, video VARCHAR, row_count INTEGER, region VARCHAR, "
            + "region_evidence VARCHAR, clock VARCHAR, offset_ms DOUBLE, drift_ppm DOUBLE, residual_ms DOUBLE)");
        foreach (AlignedRecording one in study.Recordings)
        {
            database.Do("INSERT INTO recordings VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", one.Participant.ToString(), one.Stimulus,
                Path.GetFileName(one.VideoPath), one.Rows.Count, one.Region?.Region.Text, one.Region?.Evidence, one.Clock.Source.Text(),
                one.Clock.OffsetMilliseconds, one.Clock.Drift * 1e6, double.IsFinite(one.Clock.ResidualMilliseconds) ? one.Clock.ResidualMilliseconds : null);
        }

        // What is asked may spill into the scratch folder when memory is short, and write its answer there; nothing else.
        database.Do($"SET allowed_directories=[{Quoted(database.scratch.Path + "/")}]");
        database.Do("SET enable_external_access=false");
        database.Do("SET lock_configuration=true");
        return database;
    }

    /// <summary>Asks.</summary>
    /// <param name="sql">A SELECT, or what may stand in its place: WITH …, DESCRIBE rows, SUMMARIZE rows.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="DuckDBException">It cannot be answered.</exception>
    public QueryResult Ask(string sql, CancellationToken cancellation)
    {
        using DuckDBCommand command = Command($"SELECT * FROM ({Inside(sql)})");
        using CancellationTokenRegistration stop = cancellation.Register(command.Cancel);
        using DuckDBDataReader reader = command.ExecuteReader();
        QueryColumn[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(at => new QueryColumn(reader.GetName(at), reader.GetFieldType(at)))];
        List<object?[]> rows = [];
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add([.. Enumerable.Range(0, columns.Length).Select(at => reader.IsDBNull(at) ? null : Plain(reader.GetValue(at)))]);
        }

        return new QueryResult(columns, rows);
    }

    /// <summary>Asks, and gives the answer as the bytes of a Parquet file.</summary>
    /// <inheritdoc cref="Ask"/>
    public byte[] AskParquet(string sql, CancellationToken cancellation)
    {
        string file = Path.Combine(scratch.Path, "answer.parquet");
        using DuckDBCommand command = Command($"COPY (SELECT * FROM ({Inside(sql)})) TO {Quoted(file)} (FORMAT parquet)");
        using CancellationTokenRegistration stop = cancellation.Register(command.Cancel);
        command.ExecuteNonQuery();
        cancellation.ThrowIfCancellationRequested();
        return File.ReadAllBytes(file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        scratch.Dispose();
    }

    // On lines of its own, so that a comment at its end hides nothing.
    private static string Inside(string sql)
    {
        string question = sql.Trim().TrimEnd(';');
        string first = string.Concat(question.TakeWhile(char.IsAsciiLetter)).ToUpperInvariant();
        return Questions.Contains(first) || question.StartsWith('(') || question.StartsWith("--", StringComparison.Ordinal)
            || question.StartsWith("/*", StringComparison.Ordinal) ? $"\n{question}\n"
            : throw new ArgumentException(question.Length == 0 ? "The question is empty; expected one as in \"SELECT count(*) FROM rows\"."
                : $"\"{first}\" begins no question: rows can be asked and not changed. Expected one of {string.Join(", ", Questions)}.", nameof(sql));
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Values that JSON, CSV and a terminal write alike.
    private static object Plain(object value) => value switch
    {
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool or string or IFormattable => value,
        System.Collections.IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(one => one is null ? "null"
            : Convert.ToString(Plain(one), CultureInfo.InvariantCulture)))}]",
        _ => value.ToString() ?? "",
    };

    private DuckDBCommand Command(string sql)
    {
        DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private void Do(string sql, params object?[] values)
    {
        using DuckDBCommand command = Command(sql);
        foreach (object? value in values) command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        command.ExecuteNonQuery();
    }
}

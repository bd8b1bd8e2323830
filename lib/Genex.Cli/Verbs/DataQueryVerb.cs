using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Cli.Queries;
using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data query</c>: a question in SQL about the rows of a study or a prepared store.</summary>
internal static class DataQueryVerb
{
    private const string Text = """
        Two tables can be asked, in DuckDB's SQL. rows: one row per sampled frame, with the columns that data align
        writes (participant, stimulus where there are several, frame, video_ms, time_ms, provenance, the 33 features
        and the 17 targets); a name with a space stands in double quotes; a missing value is NULL. recordings:
        participant, stimulus, video, row_count, region, region_evidence, clock, offset_ms, drift_ppm, residual_ms.

        Nothing can be changed, and no file but these rows be read. A prepared store answers at once; a study is aligned first, once.

        Exit codes: 0 done; 2 unusable input or SQL; 130 cancelled.

        Examples:
          genex data query prepared "SELECT participant, avg(Attention) AS attention FROM rows GROUP BY participant ORDER BY attention"
          genex data query data/sample "SELECT Joy, count(*) FROM rows WHERE gsr_peak_count >= 1 GROUP BY Joy" --json
          genex data query prepared "FROM rows WHERE participant = 'SA 6052'" --out rows.parquet
          genex data query prepared "SUMMARIZE rows" --out summary.csv
        """;

    private static readonly Argument<string> Sql = new("sql") { Description = "The question: SELECT …" };
    private static readonly Option<string?> Out = Common.Out("a table, a name ending in .csv, .parquet or .json. Default: standard output.");

    public static Verb Create() => new Verb("query", "Ask a question in SQL about a study's rows.", Text)
    {
        Common.Study, Sql, Out, Common.Rate, Common.TimeFormat, Common.Region, Common.Face, Common.Json,
    }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        string? path = result.GetValue(Out);
        string ending = Path.GetExtension(path ?? "").ToUpperInvariant();
        if (path is not null && ending is not (".CSV" or ".PARQUET" or ".JSON"))
            throw new ArgumentException($"--out is \"{path}\"; expected a name ending in .csv, .parquet or .json.");
        if (path is not null) AtomicFile.RequireWritable(path);
        AlignedStudy study;
        using (ProgressLine line = new())
        {
            study = await Task.Run(() => StudyLoader.Rows(result.GetRequiredValue(Common.Study), result.GetValue(Common.Rate), Common.ReadingOf(result),
                line.Aligning(), cancellation: cancellation), CancellationToken.None);
        }

        using RowsDatabase database = await RowsDatabase.OfAsync(study, cancellation);
        await Task.Run(() => Answer(result, database, study, path, ending, cancellation), CancellationToken.None);
        return ExitCode.Done;
    }

    private static void Answer(ParseResult result, RowsDatabase database, AlignedStudy study, string? path, string ending, CancellationToken cancellation)
    {
        string sql = result.GetRequiredValue(Sql);
        if (path is not null && ending == ".PARQUET")
        {
            AtomicFile.Write(path, database.AskParquet(sql, cancellation));
            Console.Error.WriteLine($"wrote {path}");
            return;
        }

        QueryResult answer = database.Ask(sql, cancellation);
        if (path is not null)
        {
            AtomicFile.Write(path, ending == ".CSV" ? answer.WriteCsv : answer.WriteJson);
            Console.Error.WriteLine(Invariant($"wrote {path}: {answer.Rows.Count} rows"));
        }
        else if (result.GetValue(Common.Json))
        {
            using Stream output = Console.OpenStandardOutput();
            answer.WriteJson(output);
            output.WriteByte((byte)'\n');
        }
        else
        {
            Terminal.Write(answer.ToTable(study.Provenance));
        }
    }
}

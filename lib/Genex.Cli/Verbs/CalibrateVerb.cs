using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex calibrate</c>: puts the tests and intervals themselves to the test.</summary>
internal static class CalibrateVerb
{
    private const string Text = """
        Simulates score tables and counts: how often each test claims a difference that is not there
        (type-I error, nominally 5 %; one row of tables trains two small learners that are alike, leaving
        out one participant at a time), how often each interval holds the truth (coverage, nominally 95
        %), and how often the test that the library takes finds a difference of a given size (power).

        Bounds: type-I error 3.5 to 6.5 %, coverage 93 to 97 %. A method in parentheses
        is not offered for that number of participants; it is shown for comparison.

        Exit codes: 0 done; 2 unusable input; 3 a method that is offered misses its bounds where it is meant to hold; 130 cancelled.

        Examples:
          genex calibrate
          genex calibrate --participants 4 6 10 --tables 20000 --seed 2
          genex calibrate --json > calibration.json
          genex calibrate --out calibration.csv --chart power.png
          genex calibrate claims --seeds 20
        """;

    private static readonly CalibrationPlan Usual = new();
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly Option<int[]> Participants = new("--participants")
    {
        Description = "Numbers of participants, 2 to 1000 each.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. Usual.Participants],
    };

    private static readonly Option<double[]> Effects = new("--effects")
    {
        Description = "True standardised mean differences for the power.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. Usual.Effects],
    };

    private static readonly Option<int> Tables = new("--tables")
    {
        Description = "Simulated studies per rate; the standard error of 5 % is 0.34 points at 4000.",
        DefaultValueFactory = _ => Usual.Tables,
    };

    private static readonly Option<int> Resamples =
        new("--resamples") { Description = "Resamples of each bootstrap.", DefaultValueFactory = _ => Usual.Resamples };
    private static readonly Option<string?> Out =
        Common.Out("a file, whose ending decides: .csv (every rate), .md (the tables), .json. Default: standard output.");

    public static Verb Create() => new Verb("calibrate", "Test the tests: error rates, coverage and power of the statistics.", Text)
    {
        Participants, Effects, Tables, Resamples, Common.Seed, Common.Json, Out, Common.Chart, CalibrateClaimsVerb.Create(),
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        CalibrationPlan plan = new(result.GetValue(Common.Seed))
        {
            Participants = [.. result.GetValue(Participants)!.Distinct().Order()],
            Effects = [.. result.GetValue(Effects)!.Distinct().Order()],
            Tables = result.GetValue(Tables),
            Resamples = result.GetValue(Resamples),
        };
        string? path = WantedFile.Of(result, Out), chart = WantedFile.Of(result, Common.Chart);
        IReadOnlyList<CalibrationRow> rows;
        using (ProgressLine line = new())
            rows = StatisticsCalibration.Run(plan, line.Simulating(), cancellation);
        Write(result, path, rows);
        if (chart is not null && rows.Any(static row => row.Quantity == CalibrationQuantity.Power))
            ChartFile.Write(chart, CalibrateFigure.Power(rows));
        return rows.Any(static row => row.Alarm) ? ExitCode.Blocked : ExitCode.Done;
    }

    private static void Write(ParseResult result, string? path, IReadOnlyList<CalibrationRow> rows)
    {
        if (path is not null) AtomicFile.Write(path, As(Path.GetExtension(path), rows));
        else if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(rows, Form));
        else foreach (Table table in CalibrateTables.All(rows)) Terminal.Write(table);
    }

    private static string As(string extension, IReadOnlyList<CalibrationRow> rows) => extension.ToUpperInvariant() switch
    {
        ".CSV" => CalibrateTables.Long(rows).ToCsv(),
        ".MD" => string.Join("\n", CalibrateTables.All(rows).Select(static table => table.ToMarkdown())),
        ".JSON" => JsonSerializer.Serialize(rows, Form) + "\n",
        _ => throw new ArgumentException($"A calibration is written as .csv, .md or .json, not as \"{extension}\"."),
    };
}

using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Notebooks.Documents;
using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex calibrate</c>: puts the tests and intervals themselves to the test.</summary>
public static class CalibrateVerb
{
    private const string Description = """
        Simulate score tables (nothing is trained) and count: how often each test claims a difference that is not there
        (type-I error, nominally 5 %), how often each interval holds the truth (coverage, nominally 95 %), and how often the
        test that the library takes finds a difference of a given size (power).

        Bounds: type-I error 3.5 to 6.5 %, coverage 93 to 97 %. A method in parentheses is not offered for that number of
        participants; it is shown for comparison.
        Exit codes: 0 done; 2 unusable input; 3 a method that is offered misses its bounds where it is meant to hold.

        Examples:
          genex calibrate
          genex calibrate --participants 4 6 10 --tables 20000 --seed 2
          genex calibrate --json > calibration.json
          genex calibrate claims --seeds 20
          genex calibrate --csv calibration.csv --markdown calibration.md --chart power.png
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var options = new CalibrateOptions();
        var command = new Command("calibrate", Description);
        foreach (var option in options.All) command.Options.Add(option);
        command.Subcommands.Add(CalibrateClaimsVerb.Create());
        command.SetAction((result, cancellation) => Task.Run(() => Run(options, result, cancellation)));
        return command;
    }

    private static int Run(CalibrateOptions options, ParseResult result, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<CalibrationRow> rows = ProgressBar.Run<(long Done, long Of), IReadOnlyList<CalibrationRow>>(
                "simulating", "studies", static at => at, progress => StatisticsCalibration.Run(options.Plan(result), progress, cancellation));
            Write(options, result, rows);
            return rows.Any(static row => row.Alarm) ? 3 : 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled; nothing was written.");
            return 130;
        }
        catch (ArgumentException unusable)
        {
            Console.Error.WriteLine($"genex calibrate: {ProblemText.Of(unusable)}");
            return 2;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"genex calibrate: {problem.Message}");
            return 2;
        }
    }

    private static void Write(CalibrateOptions options, ParseResult result, IReadOnlyList<CalibrationRow> rows)
    {
        Table[] tables = [.. CalibrateTables.All(rows)];
        Console.WriteLine(result.GetValue(options.Json) ? JsonSerializer.Serialize(rows, Json) : string.Join("\n", tables.Select(static table => table.ToText())));
        if (result.GetValue(options.Csv) is { } csv) AtomicFile.WriteText(csv, CalibrateTables.Long(rows).ToCsv());
        if (result.GetValue(options.Markdown) is { } markdown) AtomicFile.WriteText(markdown, string.Join("\n", tables.Select(static table => table.ToMarkdown())));
        if (result.GetValue(options.Chart) is not { } chart || rows.All(static row => row.Quantity != CalibrationQuantity.Power)) return;
        var image = FigureRenderer.Default.ToPng(CalibrateFigure.Power(rows));
        if (image.Png is { } png) AtomicFile.WriteBytes(chart, png);
        else Console.Error.WriteLine($"No chart: {image.Problem}");
    }
}

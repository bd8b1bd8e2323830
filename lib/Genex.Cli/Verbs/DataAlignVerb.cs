using System.CommandLine;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data align</c>: a study as one row per sampled frame.</summary>
internal static class DataAlignVerb
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The study's folder." };
    private static readonly Option<string> Out = new("--out") { Description = "The table: a name ending in .csv or .parquet.", Required = true };
    private static readonly Option<double> Rate = new("--rate") { Description = "Rows per second of video. Default: 1", DefaultValueFactory = _ => 1 };
    private static readonly Option<double?> Offset = new("--offset") { Description = "Video time at export time zero, ms, for every participant; without it the clock is estimated from the video." };
    private static readonly Option<double> Drift = new("--drift") { Description = "With --offset: gain of the video clock, parts per million. Default: 0" };
    private static readonly Option<string> Damage = new("--damage") { Description = "What to do about damaged videos: fail, skip or report. Default: fail", DefaultValueFactory = _ => "fail" };

    public static Command Create()
    {
        Option<string> timeFormat = DataInspectVerb.TimeFormat();
        var command = new Command("align", """
            Put a study's videos and exports on one clock, and write one row per sampled frame.

            Examples:
              genex data align data/sample --out rows.csv
              genex data align data/sample --out rows.parquet --rate 2
              genex data align STUDY --out rows.csv --offset 350 --damage skip
            """) { Folder, Out, Rate, Offset, Drift, Damage, timeFormat };
        command.SetAction(async (arguments, cancellation) =>
        {
            try
            {
                string path = arguments.GetRequiredValue(Out);
                bool parquet = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
                if (!parquet && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException($"--out is \"{path}\"; expected a name ending in .csv or .parquet.");
                if (!Enum.TryParse(arguments.GetRequiredValue(Damage), ignoreCase: true, out CorruptionPolicy policy)) throw new ArgumentException($"--damage is \"{arguments.GetValue(Damage)}\"; expected fail, skip or report.");
                Study study = StudyReader.Read(arguments.GetRequiredValue(Folder), new StudyReadSettings(ExportTimes.ParseFormat(arguments.GetRequiredValue(timeFormat))));
                AlignmentSettings settings = new()
                {
                    RateHz = arguments.GetValue(Rate), Corruption = policy,
                    GivenClock = arguments.GetValue(Offset) is { } offset ? new ClockRelation(offset, arguments.GetValue(Drift) * 1e-6, double.NaN, 0, "given") : null,
                };
                AlignedStudy aligned = await Task.Run(() => ProgressBar.Run<AlignmentProgress, AlignedStudy>("reading videos", "frames", value => (value.FramesRead, value.FramesInAll), progress => StudyAligner.Align(study, settings, progress, cancellation)), cancellation);
                await (parquet ? AlignedTable.WriteParquetAsync(aligned, path, cancellation) : AlignedTable.WriteCsvAsync(aligned, path, cancellation));
                Console.WriteLine($"{aligned.Clocks().ToText()}\n{aligned.SayClocks()}\n{path}: {aligned.Rows.Count} rows");
                return 0;
            }
            catch (OperationCanceledException)
            {
                await Console.Error.WriteLineAsync("genex data align: stopped; nothing was written");
                return 130;
            }
            catch (Exception problem) when (problem is RecordingException or IOException or ArgumentException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"genex data align: {problem.Message}");
                return 2;
            }
        });
        return command;
    }
}

using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data align</c>: a study as one row per sampled frame.</summary>
internal static class DataAlignVerb
{
    private static readonly Option<string?> Out = Common.Out("the table, a name ending in .csv or .parquet.", required: true);
    private static readonly Option<double?> Offset = new("--offset")
    {
        Description = "Video time at export time zero, ms, for every participant. Default: estimated from the video.",
    };

    private static readonly Option<double> Drift = new("--drift") { Description = "With --offset: gain of the video clock, parts per million." };

    public static Verb Create() => new Verb("align", "Put a study's videos and exports on one clock, one row per sampled frame.", """
        Examples:
          genex data align data/sample --out rows.csv
          genex data align data/sample --out rows.parquet --rate 2
          genex data align STUDY --out rows.csv --offset 350 --damage skip
          genex data align STUDY --out rows.csv --region whole --face find
        """) { Common.Study, Out, Common.Rate, Offset, Drift, Common.DamageOf("fail"), Common.TimeFormat, Common.Region, Common.Face }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        string path = result.GetValue(Out)!;
        bool parquet = path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
        if (!parquet && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"--out is \"{path}\"; expected a name ending in .csv or .parquet.");
        double? offset = result.GetValue(Offset);
        double drift = result.GetValue(Drift);
        if (offset is null && result.GetResult(Drift) is { Implicit: false })
            throw new ArgumentException("--drift is given without --offset; expected both, since a drift alone is no clock. Give --offset too, or neither.");
        if (offset is { } given && !double.IsFinite(given))
            throw new ArgumentException(Invariant($"--offset is {given}; expected milliseconds."));
        if (!double.IsFinite(drift) || drift <= -1e6)
            throw new ArgumentException(Invariant($"--drift is {drift}; expected parts per million, above -1000000."));
        AlignmentSettings settings = new()
        {
            RateHz = result.GetValue(Common.Rate),
            Corruption = Common.DamageOf(result),
            GivenClock = offset is { } start ? new ClockRelation(start, drift * 1e-6, double.NaN, 0, ClockSource.Given) : null,
        };
        AtomicFile.RequireWritable(path);
        AlignedStudy aligned = await Task.Run(() => Align(result, settings, cancellation), CancellationToken.None);
        await (parquet ? AlignedTable.WriteParquetAsync(aligned, path, cancellation) : AlignedTable.WriteCsvAsync(aligned, path, cancellation));
        Terminal.Write(aligned.Clocks());
        Console.WriteLine(Terminal.Wrap(aligned.SayClocks().ToString()));
        Console.WriteLine(Terminal.Wrap(aligned.SayRegions().ToString()));
        if (aligned.FaceSearch is not null) Console.WriteLine(Terminal.Wrap(aligned.SayFaces().ToString()));
        Console.WriteLine(Invariant($"{path}: {aligned.Rows.Count} rows"));
        return ExitCode.Done;
    }

    private static AlignedStudy Align(ParseResult result, AlignmentSettings settings, CancellationToken cancellation)
    {
        Study study = StudyReader.Read(result.GetRequiredValue(Common.Study), Common.ReadingOf(result));
        using ProgressLine line = new();
        return StudyAligner.Align(study, settings, line.Aligning(), cancellation: cancellation);
    }
}

using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data prepare</c>: frames, rows, events and the audit of a study into a store that opens without its videos.</summary>
internal static class DataPrepareVerb
{
    private const string Text = """
        Every recording is read once, several at a time: its clock and region are found, its rows aligned,
        its frames cut out and resized. The store holds them with the events of the exports, what the
        audit finds, a log, and a status for each recording. It opens wherever a study does (train --data
        STORE, data inspect, align, audit and query, Experiment.Open), and no video is read again.

        Cut off at any moment, the same command goes on with what is missing; what is there already is compared with its
        hash and kept. A recording that cannot be read is named and does not stop the others. After the study's files
        have changed, the same command prepares anew what they concern. The store holds faces: only its owner can read
        it. Its sampling rate and size are its own; a smaller side or a whole part of the rate can be taken from it.

        Exit codes: 0 done, be it with recordings left out; 2 unusable input; 130 cancelled.

        Examples:
          genex data prepare data/sample --out prepared
          genex data prepare STUDY --out prepared --rate 2 --image-size 224 --region whole
          genex data prepare STUDY --out faces --face find
          genex train --data prepared --model B.1 --task emotions --protocol lopo --profile study
        """;

    private static readonly Option<string?> Out = Common.Out("the store's folder: a new one, or that of an earlier preparation.", required: true);

    public static Verb Create() => new Verb("prepare", "Put a study's frames, rows and audit into a store that opens without its videos.", Text,
        "finished recordings are kept, and the same command goes on from there")
    {
        Common.Study, Out, Common.Rate, Common.ImageSize, Common.DamageOf("report"), Common.TimeFormat, Common.Region, Common.Face, Common.Json,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        StudyReadSettings reading = Common.ReadingOf(result);
        PreparationSettings settings = new()
        {
            RateHz = result.GetValue(Common.Rate),
            Damage = Common.DamageOf(result),
            TimeFormat = reading.TimeFormat,
            Region = reading.Region,
            Faces = reading.Faces,
        };
        if (result.GetValue(Common.ImageSize) is { } side) settings = settings with { Side = side };
        Preparation made;
        using (ProgressLine line = new())
            made = StudyPreparation.Prepare(result.GetRequiredValue(Common.Study), result.GetValue(Out)!, settings, line.Auditing(), cancellation);
        if (result.GetValue(Common.Json)) Console.WriteLine(PreparationOutput.Json(made));
        else PreparationOutput.Write(made);
        return ExitCode.Done;
    }
}

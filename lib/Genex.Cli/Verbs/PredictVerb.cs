using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex predict</c>: a trained run on a new recording.</summary>
internal static class PredictVerb
{
    private const string Text = """
        RUN is the id of a finished run or how it begins, a run's folder, or a bundle (genex export).
        VIDEO is a video; FOLDER holds videos and, if any, their exports, as a study does. A model that
        takes signals is given them with --signals: a folder of exports, or the files of one recording.

        For every sampled frame: each target's probability as the model says it, calibrated where the run's held-out
        predictions allow it (Platt scaling), and smoothed over time; what was missing; what lies out of the training
        data's range. A recording of the run's own study, known by its pixels, is predicted by the fold that held it
        out; another recording of such a person by the id; anybody else by the mean of all folds' models.

        The table's columns: recording, frame, video_ms, time_ms (on the exports' clock), weights, missing_signals,
        out_of_range, no_input (1 where neither picture nor signal reached the model), and for each target "p: ",
        "calibrated: " (empty where there is none) and "smoothed: ". The overlay is the video with bars beside it (grey
        where nothing reached the model), a box around the face where the run looks for one, and where the model looks
        (attention rollout of a transformer; Grad-CAM of a convolutional network, for the most probable target); with
        ffmpeg installed it keeps its sound. The page plays the video beside its timeline and needs no network. For a
        folder of several recordings, --overlay and --page name folders.

        In overlay and page the participant is blurred unless the data are simulated: the region that is used, or,
        where the face was followed, what lies around it. --blur off shows people as they are.

        Exit codes: 0 done; 2 unusable input; 130 cancelled.

        Examples:
          genex predict P.1-attention-lopo interview.mp4
          genex predict B.1-emotions-lopo interview.mp4 --signals exports --out predictions.csv --page interview.html
          genex predict bundles/b1 interview.mp4 --signals FixationTable.csv --signals GSRPeakTable.csv --overlay overlay.mp4
          genex predict P.1-attention-lopo recordings --out predictions.csv --page pages --json
          genex predict bundles/faces interview.mp4 --face face_detection_yunet_2023mar.onnx --overlay overlay.mp4 --blur off
        """;

    private static readonly Argument<string> Model = new("run") { Description = "Id of a finished run or how it begins, a run's folder, or a bundle." };
    private static readonly Argument<string> Input = new("video") { Description = "A video, or a folder of recordings." };
    private static readonly Option<string[]> Signals = new("--signals")
    {
        Description = "The recording's exports: a folder, or a file; several times for several files.",
        HelpName = "path",
    };

    private static readonly Option<string?> Out = Common.Out("a CSV table."), Overlay = new("--overlay")
    {
        Description = "Write the video with bars beside it: .mp4, .mkv or .avi; a folder for several recordings.",
    };

    private static readonly Option<string?> Page = new("--page") { Description = "Write a page of video and timeline, .html; for several, a folder." };

    private static readonly Option<double> Smooth = new("--smooth")
    {
        Description = "Standard deviation of the smoothing over time, seconds, 0 to 60.",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<string?> Face = Common.FaceOf("as the run was made");

    private static readonly Option<string> Blur = new("--blur")
    {
        Description = "Whether the participant is blurred in the overlay and the page: on, off, or auto (on unless the data are simulated).",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<string> Map = new("--map")
    {
        Description = "Whether the overlay shows where the model looks, where it can tell: on or off. It takes about as long as predicting.",
        DefaultValueFactory = _ => "on",
    };

    private static readonly Option<string> Damage = new("--damage")
    {
        Description = "What to do about damaged videos: report (predict what can be decoded, and say so) or fail.",
        DefaultValueFactory = _ => "report",
    };

    private static readonly Option<string?> Study = new("--data")
    {
        Description = "The study's folder: the one that the run was made on. Only for runs of versions that did not keep how inputs were scaled.",
    };

    public static Verb Create()
    {
        Damage.AcceptOnlyFromAmong("report", "fail");
        Blur.AcceptOnlyFromAmong("auto", "on", "off");
        Map.AcceptOnlyFromAmong("on", "off");
        return new Verb("predict", "Apply a trained run or a bundle to a new recording.", Text,
            "no file that was not finished was written")
        {
            Model, Input, Signals, Out, Overlay, Page, Smooth, Common.Region, Face, Blur, Map, Damage, Study, Common.Store, Common.Json,
        }.Does(Run);
    }

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        PredictionOptions options = new()
        {
            SmoothingSeconds = result.GetValue(Smooth),
            Region = result.GetValue(Common.Region) is { } region ? FrameRegion.Parse(region) : null,
            Faces = result.GetValue(Face) is { } face ? FaceSearch.Parse(face) : null,
            Maps = result.GetValue(Overlay) is not null && result.GetValue(Map) == "on",
            Damage = result.GetValue(Damage) == "fail" ? CorruptionPolicy.Fail : CorruptionPolicy.Report,
        };
        PredictionOutputs.Check(result.GetValue(Overlay), result.GetValue(Page));
        string? table = WantedFile.Of(result, Out);
        List<RecordingPrediction> made = [];
        List<string> said = [];
        using (ProgressLine line = new())
        {
            TrainedRun run = Open(result, line, cancellation);
            NewRecordings found = NewRecordings.Find(result.GetRequiredValue(Input), result.GetValue(Signals), run);
            said.AddRange(found.Notes);
            using RecordingPredictor predictor = new(run, options);
            for (int at = 0; at < found.Recordings.Count; at++)
            {
                string which = found.Recordings.Count == 1 ? "" : Invariant($"recording {at + 1} of {found.Recordings.Count}, ");
                IProgress<Progress> progress = line.Of<Progress>(step => $"{which}{found.Recordings[at].Label}: {step}");
                if (predictor.TryPredict(found.Recordings[at], found.Provenance, said, alone: found.Recordings.Count == 1, progress, cancellation) is { } one)
                    made.Add(one);
            }

            if (made.Count == 0) throw new VideoException(result.GetRequiredValue(Input), null, "no recording could be predicted", "one at least",
                string.Join('\n', said));
            if (table is not null) PredictionCsv.Write(table, made);
            said.AddRange(PredictionOutputs.Write(made, result.GetValue(Overlay), result.GetValue(Page), BlurOf(result), line.Loading(), cancellation));
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(PredictionOutputs.Json(made, said));
        else Say(made, said, result);
        return ExitCode.Done;
    }

    private static bool? BlurOf(ParseResult result) => result.GetValue(Blur) switch
    {
        "on" => true,
        "off" => false,
        _ => null,
    };

    private static TrainedRun Open(ParseResult result, ProgressLine line, CancellationToken cancellation)
    {
        string name = result.GetRequiredValue(Model);
        RunStore store = Common.StoreOf(result);
        if (result.GetValue(Study) is not { } study || Bundle.IsBundle(name)) return TrainedRun.Open(name, store);
        RunRecord run = TrainedRun.Find(name, store);
        Profile profile = Profile.Parse(run.Specification.Profile);
        SampleSet samples = StudyLoader.Load(study, Math.Max(profile.FrameSize, run.Specification.ImageSize), run.Specification.SamplesPerSecond,
            line.Loading(), cancellation: cancellation);
        FoldInputs.Keep(run, samples);
        return TrainedRun.Of(run);
    }

    private static void Say(List<RecordingPrediction> made, List<string> said, ParseResult result)
    {
        foreach (RecordingPrediction one in made)
        {
            Terminal.Write(one.Summary());
            Console.WriteLine(Terminal.Wrap(one.Say().ToString()));
            Console.WriteLine(Terminal.Wrap(Invariant($"Read and predicted in {one.Took.TotalSeconds:0.0} s, {one.TimesRealTime:0.0} times real time.")));
            Console.WriteLine();
        }

        foreach (string sentence in said.Distinct()) Console.WriteLine(Terminal.Wrap(sentence));
        foreach (string path in new[] { Out, Overlay, Page }.Select(result.GetValue).OfType<string>()) Console.WriteLine(path);
    }
}

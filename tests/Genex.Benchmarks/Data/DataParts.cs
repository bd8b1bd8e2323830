using System.Globalization;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Benchmarks.Data;

/// <summary>The measurements, each of which runs in a process of its own.</summary>
/// <param name="folder">Where inputs are made.</param>
/// <param name="seconds">Length of the video.</param>
/// <param name="events">Most events of the alignment.</param>
/// <param name="megabytes">Size of the export.</param>
internal sealed class DataParts(string folder, double seconds, int events, double megabytes)
{
    private const int Rounds = 3, Side = 224, People = 17;

    /// <summary>Their names, in the order of reports.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sampling", "alignment", "clocks", "csv", "sensors", "prepare", "predict", "long"];

    /// <summary>Takes the figures of a part.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public IReadOnlyList<DataFigure> Measure(string part) => part switch
    {
        "sampling" => Sampling(),
        "alignment" => [.. Alignment()],
        "clocks" => [.. ClockTrials.Measure(folder, 100)],
        "csv" => Csv(),
        "sensors" => Sensors(),
        "prepare" => Preparation(),
        "predict" => Prediction(),
        "long" => Long(),
        _ => throw new ArgumentException($"There is no part \"{part}\"; there are {string.Join(", ", Names)}.", nameof(part)),
    };

    // Taken in turn, so that what else the machine does weighs on all. Frames that are all converted are decoded by the FFmpeg inside OpenCvSharp's
    // runtime, which is built without vector instructions (--disable-asm), so a second ffmpeg is kept from them as well.
    private List<DataFigure> Sampling()
    {
        string video = DataInputs.Video(folder, seconds);
        int frames = 0;
        (Effort all, Effort sampled, Effort ffmpeg, Effort plain) = (Effort.Longest, Effort.Longest, Effort.Longest, Effort.Longest);
        for (int round = 0; round < Rounds; round++)
        {
            all = all.Or(Effort.Of(() => frames = ReadAll(video)));
            sampled = sampled.Or(Effort.Of(() => Sample(video)));
            ffmpeg = ffmpeg.Or(Effort.Of("ffmpeg", "-v", "error", "-i", video, "-vf", "fps=1", "-f", "null", "-"));
            plain = plain.Or(Effort.Of("ffmpeg", "-cpuflags", "0", "-v", "error", "-i", video, "-vf", "fps=1", "-f", "null", "-"));
        }

        return
        [
            new("sampling/1fps", frames / sampled.Seconds, "frames/s"), new("sampling/read-all", frames / all.Seconds, "frames/s"),
            new("sampling/ffmpeg", frames / ffmpeg.Seconds, "frames/s"), new("sampling/over-read-all", all.Seconds / sampled.Seconds, "times"),
            new("sampling/over-ffmpeg", ffmpeg.Seconds / sampled.Seconds, "times"),
            new("sampling/over-read-all-processor", all.ProcessorSeconds / sampled.ProcessorSeconds, "times"),
            new("sampling/over-ffmpeg-processor", ffmpeg.ProcessorSeconds / sampled.ProcessorSeconds, "times"),
            new("sampling/over-plain-ffmpeg", plain.Seconds / sampled.Seconds, "times"),
            new("sampling/over-plain-ffmpeg-processor", plain.ProcessorSeconds / sampled.ProcessorSeconds, "times"),
        ];
    }

    private static int ReadAll(string video)
    {
        using VideoReader reader = new(video);
        while (reader.Next())
        {
            using Mat picture = reader.Retrieve(FrameRegion.Whole, Side, Side);
        }

        return reader.Index + 1;
    }

    private static void Sample(string video)
    {
        foreach (SampledFrame frame in VideoSampling.Read(video, new VideoSamplingSettings(Region: FrameRegion.Whole))) frame.Dispose();
    }

    // Ten events a frame, as in a study with every sensor.
    private IEnumerable<DataFigure> Alignment()
    {
        double last = 0;
        for (int count = 10_000; count <= events; count *= 10)
        {
            int frames = count / 10;
            (Recording recording, double[] times) = MadeEvents.Of(count, frames);
            AlignedRow[] rows = [];
            Effort best = Effort.Longest;
            for (int round = 0; round < Rounds; round++) best = best.Or(Effort.Of(() => rows = Rows(recording, times)));
            string name = Invariant($"alignment/{count}");
            yield return new($"{name}/time", best.Seconds, "s");
            yield return new($"{name}/processor-time", best.ProcessorSeconds, "s");
            yield return new($"{name}/rows", frames / best.Seconds, "rows/s");
            if (last > 0) yield return new($"{name}/growth", best.ProcessorSeconds / last, "times for ten times the events");
            last = best.ProcessorSeconds;

            // The obvious way looks at every event for every frame; some frames tell how long all would take.
            int[] looked = [.. Enumerable.Range(0, 50).Select(one => one * (frames / 50))];
            List<AlignedRow> obvious = [];
            Effort slow = Effort.Of(() => obvious.AddRange(looked.Select(frame => MadeEvents.Slow(recording, frame, times[frame]))));
            if (looked.Where((frame, at) => !MadeEvents.Same(rows[frame], obvious[at])).Any()) throw new InvalidOperationException($"{name}: rows differ.");
            yield return new($"{name}/over-obvious", slow.Seconds / looked.Length * frames / best.Seconds, "times");
        }
    }

    private static AlignedRow[] Rows(Recording recording, double[] times)
    {
        RowBuilder builder = new(recording);
        return [.. times.Select((time, frame) => builder.At(frame, time, time))];
    }

    private List<DataFigure> Csv()
    {
        string study = Path.Combine(folder, "export"), table = Path.Combine(study, "FEAExpressionTable.csv");
        Directory.CreateDirectory(study);
        using (StreamWriter file = new(table))
        {
            file.Write("Respondent Name,Expression Type,Expression Onset,Expression Offset\n");
            for (long row = 0; file.BaseStream.Length < megabytes * 1e6; row++)
            {
                string channel = PhysicalFeatures.FacialCoding[(int)(row % PhysicalFeatures.FacialCoding.Count)];
                file.Write(string.Create(CultureInfo.InvariantCulture, $"P {row / 500_000},{channel},{row % 500_000 * 7}.25,{(row % 500_000 * 7) + 250}.5\n"));
            }
        }

        return Read("csv", study, table);
    }

    // Five hundred samples a second with forty raw channels: ten of the face at thirty a second, a fixation every 300 ms, skin conductance at 125.
    private List<DataFigure> Sensors()
    {
        string study = Path.Combine(folder, "sensors"), table = Path.Combine(study, "001_P 1.csv");
        string[] faces = ["Anger", "Contempt", "Disgust", "Fear", "Joy", "Sadness", "Surprise", "Smile", "Brow Raise", "Valence"];
        Directory.CreateDirectory(study);
        using (StreamWriter file = new(table))
        {
            file.Write("#INFO,\n#Respondent Name,P 1\n#DATA,\nRow,Timestamp,EventSource,SlideEvent,StimType,Duration,CollectionPhase,SourceStimuliName,");
            file.Write($"{string.Join(',', faces)},Fixation Index,GSR Conductance CAL,");
            file.Write($"{string.Join(',', Enumerable.Range(0, 40).Select(one => Invariant($"Raw {one}")))}\n");
            for (long row = 0; file.BaseStream.Length < megabytes * 1e6; row++)
            {
                long picture = row * 2 / 33;
                file.Write(Invariant($"{row + 1},{row * 2}.0,{(row % 4 == 0 ? "GSR" : "ET")},,Video,,StimuliDisplay,Interview"));
                for (int face = 0; face < faces.Length; face++) file.Write(Invariant($",{(picture * 7919 + face * 104_729) % 10_000 / 100.0}"));
                file.Write(Invariant($",{row * 2 / 300 + 1},{4 + Math.Sin(row / 4 * 0.008):F5}"));
                for (int raw = 0; raw < 40; raw++) file.Write(Invariant($",{(row * 31 + raw * 977) % 100_000 / 1000.0}"));
                file.Write('\n');
            }
        }

        return Read("sensors", study, table);
    }

    private static List<DataFigure> Read(string name, string study, string table)
    {
        double size = new FileInfo(table).Length / 1e6;
        int count = 0;
        Effort effort = Effort.Of(() => count = StudyReader.Read(study).Recordings.Sum(one =>
            (one.Expressions?.Count ?? 0) + (one.Fixations?.Count ?? 0) + (one.Events.Of(FacialLevelExport.Format)?.Count ?? 0)));
        return [new($"{name}/size", size, "MB"), new($"{name}/events", count, "events"), new($"{name}/speed", size / effort.Seconds, "MB/s"),
            new($"{name}/speed-processor", size / effort.ProcessorSeconds, "MB per second of processor time")];
    }

    private List<DataFigure> Preparation()
    {
        string study = DataInputs.Study(folder, People, 20), store = Path.Combine(folder, "prepared");
        Preparation? made = null;
        Effort effort = Effort.Of(() => made = StudyPreparation.Prepare(study, store));
        Effort again = Effort.Of(() => StudyPreparation.Prepare(study, store));
        SampleSet? samples = null;
        Effort opened = Effort.Of(() => samples = StudyLoader.Load(store, Side));
        int frames = made!.Recordings.Sum(one => one.VideoFrames);
        return
        [
            new("prepare/recordings", made.Recordings.Count, "recordings"), new("prepare/time", effort.Seconds, "s"),
            new("prepare/frames", frames / effort.Seconds, "frames/s"),
            new("prepare/processors", effort.ProcessorSeconds / effort.Seconds, "of " + Invariant($"{Environment.ProcessorCount} processors busy")),
            new("prepare/again", again.Seconds, "s"), new("prepare/open", opened.Seconds, "s"), new("prepare/rows", samples!.Count, "rows"),
        ];
    }

    private List<DataFigure> Prediction()
    {
        string study = DataInputs.Study(folder, 3, 20), video = DataInputs.Video(folder, seconds);
        Experiment experiment = new Experiment(StudyLoader.Load(study, 64, cacheFolder: Path.Combine(folder, "cache")), Profile.Quick, 1,
            new RunStore(Path.Combine(folder, "runs"))).AcceptingFindings();
        RunRecord run = experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        PredictionOptions options = new() { Region = FrameRegion.Whole };
        Effort effort = Effort.Of(() => run.Predict(video, options: options));
        return [new("predict/speed", seconds / effort.Seconds, "times real time"),
            new("predict/speed-processor", seconds / effort.ProcessorSeconds, "times real time of one processor")];
    }

    private List<DataFigure> Long()
    {
        string study = Directory.CreateDirectory(Path.Combine(folder, Invariant($"long-{seconds:0}"))).FullName;
        string video = Path.Combine(study, "P 1.mp4");
        if (!File.Exists(video)) File.Move(DataInputs.Video(folder, seconds), video);
        Effort effort = Effort.Of(() => StudyPreparation.Prepare(study, Path.Combine(folder, Invariant($"long-store-{seconds:0}"))));
        return [new(Invariant($"long/{seconds:0}-s/time"), effort.Seconds, "s"),
            new(Invariant($"long/{seconds:0}-s/speed"), seconds / effort.Seconds, "times real time")];
    }
}

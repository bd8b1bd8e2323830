using System.Text;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Tests.Models;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Benchmarks.Fuzz;

/// <summary>Files that somebody gives: sounds, descriptions, plans, bodies and bundles.</summary>
/// <param name="folder">Where they are made; empty.</param>
internal sealed class GivenKinds(string folder)
{
    private const int Side = 32;

    /// <summary>A .wav file beside a video.</summary>
    public FuzzKind Sounds()
    {
        string video = In("talk.mp4"), sound = Path.ChangeExtension(video, ".wav");
        SoundFile.Write(sound, [.. Enumerable.Range(0, 4000).Select(place => MathF.Sin(place * 0.07f))]);
        return new FuzzKind("sounds", [sound], () => Invariant($"{SoundFile.Read(video)?.Length}"), error => error is ExportException, Sealed: false);
    }

    /// <summary>A study.json with every property, beside the exports that it speaks of.</summary>
    public FuzzKind Descriptions()
    {
        string place = In("described");
        StudySimulator.Write(place, new SimulationSettings { Participants = 2, Seconds = 4, FrameWidth = 320, FrameHeight = 180, Seed = 1 });
        Study study = StudyReader.Read(place);
        ParticipantId person = study.Recordings[0].Participant;
        File.WriteAllText(Path.Combine(place, "heart.csv"), $"person,ms,bpm\n{person},0,60\n{person},900,62.5\n");
        string text = StudyDescriptionText.Of(study).TrimEnd(), path = Path.Combine(place, StudyDescription.FileName);
        File.WriteAllText(path, text[..^1].TrimEnd().TrimEnd(',') + """
            ,
              "signals": [ { "name": "Heart Rate", "table": "heart.csv", "time": "ms", "value": "bpm", "window": 2 } ],
              "targets": [ { "name": "Stress", "table": "heart.csv", "time": "ms", "value": "bpm", "threshold": 61 } ]
            }
            """);
        return new FuzzKind("descriptions", [path, Path.Combine(place, "heart.csv")], () => Invariant($"{StudyReader.Read(place).Recordings.Count}"),
            error => error is RecordingException, Sealed: false);
    }

    /// <summary>Plans of a grid and of a sweep, and training settings.</summary>
    public FuzzKind Plans()
    {
        string grid = In("grid.json"), sweep = In("sweep.json"), settings = In("settings.json");
        File.WriteAllText(grid, """
            { "worlds": ["two-looks", "nothing"], "people": [4, 8], "errors": [0.1], "models": ["averaged"], "seeds": [1], "rows": 20 }
            """);
        File.WriteAllText(settings, SettingsJson.Write(TrainingPresets.Quick("A.1")));
        File.WriteAllText(sweep, """
            { "models": ["A.1", "P.1"], "tasks": ["attention"], "protocols": ["lopo"], "profiles": ["quick"], "signals": ["all", "5"],
              "settings": [{}, { "epochs": 4, "learningRate": 0.001 }, { "file": "settings.json" }], "seeds": [1, 2], "together": 1, "threads": 1 }
            """);
        return new FuzzKind("plans", [grid, sweep, settings], () =>
        {
            GridPlan.Read(grid);
            SweepPlan.Read(sweep);
            return SettingsJson.Write(SettingsJson.Read(settings));
        }, error => error is InvalidDataException, Sealed: false);
    }

    /// <summary>An ONNX body and the JSON beside it.</summary>
    public FuzzKind Bodies()
    {
        using TinyBody tiny = new();
        string path = In("tiny.onnx"), beside = In("tiny.json");
        File.Copy(tiny.Path, path);
        File.Copy(Path.ChangeExtension(tiny.Path, ".json"), beside);
        return new FuzzKind("bodies", [path, beside], () =>
        {
            using OnnxBody body = new(new FrozenBody(OnnxBodyFile.Open(path)));
            using Tensor frames = zeros(2, 3, Side, Side), features = body.forward(frames);
            return Invariant($"{features.numel()}");
        }, error => error is WeightsFormatException, Sealed: false);
    }

    /// <summary>A run that was given away.</summary>
    public FuzzKind Bundles()
    {
        RunRecord made = Experiment.Open(new SimulationSettings { Participants = 2, Seconds = 4, FrameWidth = 320, FrameHeight = 180, Seed = 1 },
            new Profile("quick", "small", Side, 1), 1, new RunStore(In("given-away"))).AcceptingFindings()
            .Run("A.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        string bundle = In("bundle");
        Bundle.Write(made, bundle);
        string[] files = [.. Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".md")];
        return new FuzzKind("bundles", files, () =>
        {
            TrainedRun run = Bundle.Open(bundle);
            return Encoding.UTF8.GetString(RunJson.Bytes(run.Specification)) + Checksums.OfFile(run.Folds[0].File);
        }, error => error is InvalidDataException, Sealed: false);
    }

    private string In(string name) => Path.Combine(folder, name);
}

using System.Text.Json;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models.OnnxGraphs;
using Genex.Research.Prediction;
using Genex.Research.Tests.CommandLine;
using Genex.Research.Tests.House;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Prediction;

/// <summary>A run as an ONNX file says of a new person what the run says, and a bundle keeps it as it keeps its weights.</summary>
[Collection("prediction")]
public sealed class OnnxBundleTests(PredictionStudy study)
{
    [Fact]
    public void The_file_says_of_a_new_person_what_the_run_says()
    {
        string file = study["new-person.onnx"];
        TrainedRun run = WithCurves(TrainedRun.Of(study.Fusion));
        OnnxAgreement agreement = run.ToOnnx(file);
        Assert.InRange(agreement.Probability, 0, 1e-5);
        Assert.InRange(agreement.LogOdds, 0, 1e-4);

        RecordingPrediction expected = run.Predict(PredictionStudy.VideoOf(study.NewRoot), study.NewRoot);
        Assert.False(expected.Weights.HeldOut);
        SampleSet samples = StudyLoader.Load(study.NewRoot, 48, cacheFolder: study["cache"]);
        Assert.Equal(expected.Raw.GetLength(0), samples.Count);
        using BatchSource source = new(samples, run.Task, Standardiser.Unscaled(), CPU, run.Specification.ImageSize);
        using Batch batch = source.Take([.. Enumerable.Range(0, samples.Count)]);
        (float[] logits, float[] probabilities) = Run(file, batch);
        for (int cell = 0; cell < logits.Length; cell++)
        {
            (int row, int target) = (cell / run.Task.Count, cell % run.Task.Count);
            Assert.Equal(expected.Raw[row, target], 1 / (1 + Math.Exp(-logits[cell])), 1e-5);
            double said = run.Calibrations[target].IsFitted ? expected.Calibrated[row, target] : expected.Raw[row, target];
            Assert.Equal(said, probabilities[cell], 1e-5);
        }
    }

    [Fact]
    public void A_bundle_holds_it_and_says_how_near_it_is()
    {
        string folder = study["with-onnx"];
        Bundle.Write(study.Fusion, folder, OnnxForm.Require);
        TrainedRun opened = Bundle.Open(folder);
        Assert.Equal(Path.Combine(folder, "model.onnx"), opened.OnnxFile);
        Assert.Equal(IntegrityState.Whole, Bundle.Check(folder).State);
        string card = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.Contains("model.onnx", card, StringComparison.Ordinal);
        Assert.Contains("differ from torch's by", card, StringComparison.Ordinal);

        using InferenceSession session = new(opened.OnnxFile!);
        Dictionary<string, string> about = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(study.Fusion.Specification.Task.Names, JsonSerializer.Deserialize<string[]>(about["targets"])!);
        Assert.Equal(study.Fusion.Specification.SignalNames, JsonSerializer.Deserialize<string[]>(about["signals"])!);
        Assert.Equal("simulated data", about["data"]);
        Assert.Contains("Simulated data", session.ModelMetadata.Description + session.ModelMetadata.GraphDescription, StringComparison.Ordinal);
        Assert.Contains("32 pixels", about["input frames"], StringComparison.Ordinal);
        Assert.Equal([-1, 3, 32, 32], session.InputMetadata["frames"].Dimensions);
        Assert.Equal([-1, 33], session.InputMetadata["present"].Dimensions);
        Assert.Equal([-1, 17], session.OutputMetadata["probabilities"].Dimensions);

        // The same from the bundle, and whatever the host writes decimals with.
        using (new CommaCulture()) opened.ToOnnx(study["comma.onnx"]);
        Assert.Equal(File.ReadAllBytes(opened.OnnxFile!), File.ReadAllBytes(study["comma.onnx"]));
    }

    [Fact]
    public void A_changed_file_is_refused()
    {
        string folder = study["changed-onnx"], file = Path.Combine(folder, "model.onnx"), index = Path.Combine(folder, Bundle.Index);
        Bundle.Write(study.Video, folder);
        string whole = File.ReadAllText(index);
        foreach ((string from, string to) in ((string, string)[])
            [("model.onnx", "other.onnx"), ("model.onnx", "../model.onnx"), ("\"agreement\"", "\"agreed\""), ("weights/00.safetensors", "model.onnx")])
        {
            Assert.Contains(from, whole, StringComparison.Ordinal);
            File.WriteAllText(index, whole.Replace(from, to, StringComparison.Ordinal));
            Assert.Contains(Bundle.Index, Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
        }

        File.WriteAllText(index, whole);
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Contains("model.onnx", Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
        Assert.Equal(IntegrityState.Damaged, Bundle.Check(folder).State);
        (int code, string output, _) = GenexProcess.Run(100, "verify", folder);
        Assert.Equal(1, code);
        Assert.Contains("model.onnx", output, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_on_a_frozen_network_begins_at_its_features_and_one_without_video_has_none()
    {
        RunRecord probe = Trained(study.Experiment, "P.2"), blind = Trained(study.Experiment.WithoutVideo(), "A.1");
        Assert.InRange(probe.ToOnnx(study["probe.onnx"]).Probability, 0, 1e-5);
        using (InferenceSession session = new(study["probe.onnx"])) Assert.Equal([-1, 512], session.InputMetadata["features"].Dimensions);
        Assert.Contains("ResNet18.onnx@", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(study["probe.onnx"])), StringComparison.Ordinal);

        string folder = study["blind"];
        Assert.Contains("without the video", Assert.Throws<OnnxExportException>(() => blind.ToOnnx(study["blind.onnx"])).Message, StringComparison.Ordinal);
        Assert.Throws<OnnxExportException>(() => Bundle.Write(blind, folder, OnnxForm.Require));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(folder)!, "blind*"));
        (int code, _, string error) = GenexProcess.Run(100, "export", blind.Folder, "--out", folder, "--onnx", "require");
        Assert.Equal(2, code);
        Assert.Contains("has no ONNX form", error, StringComparison.Ordinal);
        Bundle.Write(blind, folder);
        Assert.Null(Bundle.Open(folder).OnnxFile);
        Assert.Contains("A.1 without video has no ONNX form: the run did without the video", File.ReadAllText(Path.Combine(folder, "README.md")),
            StringComparison.Ordinal);

        Bundle.Write(probe, study["without"], OnnxForm.No);
        Assert.DoesNotContain("onnx\":", File.ReadAllText(Path.Combine(study["without"], Bundle.Index)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(study["without"], "model.onnx")));
    }

    [Fact]
    public void One_fold_is_written_alone_and_a_place_that_cannot_be_written_is_told()
    {
        string file = study["fold.onnx"];
        study.Video.ToOnnx(file);
        long all = new FileInfo(file).Length;
        study.Video.ToOnnx(file, fold: 1);
        Assert.InRange(new FileInfo(file).Length, 1, all / 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => study.Video.ToOnnx(file, fold: 9));
        byte[] before = File.ReadAllBytes(file);
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => study.Video.ToOnnx(file, cancellation: stop.Token));
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.ThrowsAny<IOException>(() => study.Video.ToOnnx(Path.Combine(file, "model.onnx")));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "fold.onnx*"));
    }

    [SmallDiskFact]
    public void A_full_disk_is_told_and_keeps_nothing_of_it()
    {
        foreach (long room in (long[])[0, 1 << 20])
        {
            using SmallDisk full = new(room);
            string file = Path.Combine(full.Folder, "model.onnx");
            Assert.Contains(full.Folder, Assert.ThrowsAny<IOException>(() => study.Video.ToOnnx(file)).Message, StringComparison.Ordinal);
            Assert.Equal([SmallDisk.Filler], Directory.EnumerateFiles(full.Folder).Select(Path.GetFileName));
        }

        using SmallDisk closed = new(64 << 20);
        closed.MakeReadOnly();
        Assert.Contains(closed.Folder, Assert.ThrowsAny<IOException>(() => study.Video.ToOnnx(Path.Combine(closed.Folder, "model.onnx"))).Message,
            StringComparison.Ordinal);
    }

    private static RunRecord Trained(Experiment experiment, string model) =>
        experiment.Run(model, EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));

    // Two epochs leave no curve that would be kept: every second target gets one here.
    private static TrainedRun WithCurves(TrainedRun run) => new()
    {
        Specification = run.Specification,
        Folder = run.Folder,
        Folds = run.Folds,
        Evidence = run.Evidence,
        Calibrations = [.. run.Calibrations.Select((one, target) => one with { Curve = target % 2 == 0 ? new PlattScaling(1.7, -0.4) : null })],
    };

    private static (float[] Logits, float[] Probabilities) Run(string file, Batch batch)
    {
        using InferenceSession session = new(file);
        using OrtValue frames = OrtValue.CreateTensorValueFromMemory(batch.Video.data<float>().ToArray(), batch.Video.shape),
            signals = OrtValue.CreateTensorValueFromMemory(batch.Physical.data<float>().ToArray(), batch.Physical.shape),
            present = OrtValue.CreateTensorValueFromMemory(batch.Present.data<bool>().ToArray(), batch.Present.shape);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> made = session.Run(options,
            new Dictionary<string, OrtValue> { ["frames"] = frames, ["signals"] = signals, ["present"] = present }, ["logits", "probabilities"]);
        return (made[0].GetTensorDataAsSpan<float>().ToArray(), made[1].GetTensorDataAsSpan<float>().ToArray());
    }
}

using Genex.Research.Experiments;
using Genex.Research.Prediction;

namespace Genex.Research.Tests.Prediction;

[Collection("prediction")]
public sealed class BundleTests(PredictionStudy study)
{
    [Fact]
    public void A_bundle_predicts_what_its_run_predicts_and_names_nobody()
    {
        string folder = study["bundle"];
        Bundle.Write(study.Fusion, folder);
        TrainedRun opened = TrainedRun.Open(folder, new RunStore(study["elsewhere"]));
        foreach (string root in (string[])[study.Root, study.NewRoot])
        {
            string video = PredictionStudy.VideoOf(root);
            RecordingPrediction run = study.Fusion.Predict(video, root), bundle = opened.Predict(video, root);
            Assert.Equal(run.Raw, bundle.Raw);
            Assert.Equal(run.Smoothed, bundle.Smoothed);
            Assert.Equal(run.Weights.Folds, bundle.Weights.Folds);
            Assert.Equal(run.Thresholds, bundle.Thresholds);
        }

        string[] names = [.. study.Fusion.Predictions.Participant.Select(id => id.ToString()).Distinct()];
        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), file =>
            Assert.All(names, name => Assert.DoesNotContain(name, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("Simulated data", File.ReadAllText(Path.Combine(folder, "README.md")), StringComparison.Ordinal);
        Assert.All(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            file => Assert.Contains(Path.GetExtension(file), (string[])[".json", ".md", ".onnx", ".safetensors"]));
        Assert.Throws<IOException>(() => Bundle.Write(study.Fusion, folder));
    }

    /// <summary>A changed byte, a path that leads out, an unknown key, another version: each is refused with a sentence that names the file.</summary>
    [Fact]
    public void A_bundle_that_was_changed_is_refused()
    {
        string folder = study["changed"];
        Bundle.Write(study.Video, folder);
        string index = Path.Combine(folder, Bundle.Index), whole = File.ReadAllText(index);
        foreach ((string from, string to) in ((string, string)[])
        [
            ("weights/00.safetensors", "../00.safetensors"), ("weights/00.safetensors", "/etc/passwd"), ("\"version\": 1", "\"version\": 2"),
            ("\"format\"", "\"$type\": \"System.Object\", \"format\""), ("\"frameSide\"", "\"frameside2\""), ("\"calibrations\": [", "\"calibrations\": ["
                + "null, "),
            ("\"recordings\": [", "\"recordings\": [null, "), ("\"evidence\": {", "\"evidence\": null, \"evidence\": {"),
            ("\"inputs\": {", "\"inputs\": null, \"other\": {"),
        ])
        {
            string changed = whole.Replace(from, to, StringComparison.Ordinal);
            Assert.NotEqual(whole, changed);
            File.WriteAllText(index, changed);
            Assert.Contains(Bundle.Index, Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
        }

        File.WriteAllText(index, whole[..(whole.Length / 2)]);
        Assert.Throws<InvalidDataException>(() => Bundle.Open(folder));
        File.WriteAllText(index, whole);
        string weights = Path.Combine(folder, "weights", "01.safetensors");
        byte[] bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);
        Assert.Contains("01.safetensors", Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
        File.Delete(weights);
        Assert.Contains("missing", Assert.Throws<InvalidDataException>(() => Bundle.Open(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_is_cancelled_leaves_nothing()
    {
        using CancellationTokenSource stop = new();
        string folder = study["cancelled"];
        Assert.ThrowsAny<OperationCanceledException>(() => Bundle.Write(study.Video, folder, new AtOnce(_ => stop.Cancel()), stop.Token));
        Assert.False(Directory.Exists(folder));
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(folder)!, "cancelled*"));
    }

    private sealed class AtOnce(Action<Genex.Research.Storage.Progress> act) : IProgress<Genex.Research.Storage.Progress>
    {
        public void Report(Genex.Research.Storage.Progress value) => act(value);
    }
}

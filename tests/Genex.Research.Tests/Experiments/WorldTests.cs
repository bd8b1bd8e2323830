using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

/// <summary>Declared sets of signals, baselines of pixels, settings as a file, and what is said of worlds whose truth is known.</summary>
public sealed class WorldTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_declared_set_of_signals_hides_the_others_and_nothing_else()
    {
        SampleSet samples = SyntheticSamples.Create();
        SampleSet five = samples.WithSignals(SignalSet.GazeAndSkin), coding = samples.WithSignals(SignalSet.FacialCoding);
        Assert.Same(samples, samples.WithSignals(SignalSet.All));
        for (int place = 0; place < samples.FeaturePresent.Length; place++)
        {
            bool facial = place % PhysicalFeatures.Count < 28;
            Assert.Equal((facial ? false : samples.FeaturePresent[place], facial && samples.FeaturePresent[place]),
                (five.FeaturePresent[place], coding.FeaturePresent[place]));
        }

        Assert.Equal(samples.Fingerprint, five.StudyFingerprint);
        Assert.NotEqual(five.Fingerprint, coding.Fingerprint);
        Experiment experiment = folder.Open();
        Assert.Equal(("B.1 on 5 signals", "B.1 on 28 signals", false),
            (experiment.WithSignals(SignalSet.GazeAndSkin).Specify("B.1", EmotionTask.Attention, Protocol.ReportB).Label,
            experiment.WithSignals(SignalSet.FacialCoding).Specify("B.1", EmotionTask.Attention, Protocol.ReportB).Label,
            experiment.WithSignals(SignalSet.GazeAndSkin).Specify("B.1", EmotionTask.Attention, Protocol.ReportB).IsAblation));
    }

    /// <summary>As many components as there are dimensions keep every distance between frames.</summary>
    [Fact]
    public void Components_of_pixels_keep_distances_where_nothing_is_cut()
    {
        SampleSet samples = SyntheticSamples.Create(participants: 3, framesEach: 6);
        int[] all = [.. Enumerable.Range(0, samples.Count)];
        using PixelComponents components = new(samples, all);
        double[,] table = components.Of(all);
        Assert.Equal((18, 17), (table.GetLength(0), table.GetLength(1)));
        for (int one = 0; one < 18; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double near = Enumerable.Range(0, 17).Sum(column => Math.Pow(table[one, column] - table[other, column], 2)), far = 0;
                for (int pixel = 0; pixel < samples.Frames.FrameLength; pixel++)
                    far += Math.Pow((samples.Frames[one][pixel] - samples.Frames[other][pixel]) / 255.0, 2);
                Assert.Equal(far, near, 0.01 * far);
            }
        }
    }

    [Fact]
    public void Settings_go_through_a_file_and_unknown_keys_are_named()
    {
        string file = folder["settings.json"];
        foreach (string model in TrainingPresets.Models)
        {
            string text = SettingsJson.Write(TrainingPresets.Study(model));
            File.WriteAllText(file, text);
            Assert.Equal(text, SettingsJson.Write(SettingsJson.Read(file)));
        }

        string usual = SettingsJson.Write(TrainingPresets.Study("A.2"));
        foreach ((string bad, string says) in ((string, string)[])
            [(usual.Replace("batchSize", "batchsise", StringComparison.Ordinal), "batchsise"),
                (usual.Replace("\"batchSize\": 32", "\"batchSize\": 0", StringComparison.Ordinal), "at least 1 sample"), ("[", "settings.json"),
                (usual.Replace("\"phases\"", "\"stages\"", StringComparison.Ordinal), "stages")])
        {
            File.WriteAllText(file, bad);
            Assert.Contains(says, Assert.Throws<InvalidDataException>(() => SettingsJson.Read(file)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_largest_rate_is_set_and_the_others_keep_their_ratio()
    {
        TrainingSettings settings = TrainingPresets.Report("A.3").WithRate(0.01);
        Assert.All(settings.Phases, phase => Assert.Equal(0.01, phase.Parts.Max(part => part.Rate), 1e-12));
        Assert.Equal(0.001, settings.Phases[1].RateOf("body.layer4.0.conv1.weight"), 1e-9);
    }
}

using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using OpenCvSharp;
using TorchSharp;

namespace Genex.Research.Tests.Prediction;

/// <summary>Where a run's models look in a new recording, and how the overlay shows it.</summary>
[Collection("prediction")]
public sealed class MomentMapsTests(PredictionStudy study)
{
    [Theory, InlineData(true), InlineData(false)]
    public void A_map_is_that_of_the_fold_that_held_the_person_out(bool fusion)
    {
        RunRecord run = fusion ? study.Fusion : study.Video;
        TrainedRun trained = TrainedRun.Of(run);
        using RecordingPredictor predictor = new(trained, new PredictionOptions { Maps = true });
        Recording recording = NewRecordings.Find(study.Root, null, trained).Recordings[1];
        RecordingPrediction made = predictor.Predict(recording);
        MomentMaps maps = made.Maps!;
        using TrainedFold fold = study.Experiment.LoadFold(run, Assert.Single(made.Weights.Folds));
        int[] own = [.. Enumerable.Range(0, study.Experiment.Samples.Count).Where(sample =>
            study.Experiment.Samples.Study.Rows[sample].Participant == recording.Participant)];
        Assert.Equal(own.Length, made.Moments.Count);
        for (int moment = 0; moment < own.Length; moment++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            ModelInput input = fold.Input(own[moment]);
            torch.Tensor map = fold.Model.Body is VisionTransformer ? AttentionRollout.Of(fold.Model, input.Video)
                : GradCam.Of(fold.Model, input, maps.Targets![moment]);
            float[] expected = (map / map.sum().clamp_min(1e-12)).data<float>().ToArray();
            Assert.Equal(expected.Length, maps.Height * maps.Width);
            for (int cell = 0; cell < expected.Length; cell++)
                Assert.Equal(expected[cell], maps[moment][cell], 1e-4f);
            if (maps.Targets is { } targets)
                Assert.Equal(Enumerable.Range(0, made.Targets.Count).Max(target => made.Raw[moment, target]), made.Raw[moment, targets[moment]]);
        }
    }

    [Fact]
    public void The_overlay_shows_a_map_on_the_region_and_says_why_it_shows_a_flat_one_nowhere()
    {
        RecordingPrediction made = study.New();
        Assert.Null(made.Maps);
        using Mat plain = Drawn(made, out _);
        using Mat left = Drawn(made with { Maps = Maps(made, column => column < 4 ? 1 / 32f : 0) }, out _);
        using Mat flat = Drawn(made with { Maps = Maps(made, _ => 1 / 64f) }, out IReadOnlyList<string> said);
        Rect region = made.Region.Region.In(320, 200) + new Point(0, (plain.Height - 200) / 2), panel = new(330, 0, plain.Width - 330, plain.Height);
        Rect half = new(region.X + 4, region.Y + 4, region.Width / 3, region.Height / 2), other = half with { X = region.Right - half.Width - 4 };
        Assert.True(Difference(plain, left, half) > 10);
        Assert.True(Difference(plain, left, other) < 3);
        Assert.True(Difference(plain, left, panel) < 1);
        Assert.Equal(0, Difference(plain, flat, new Rect(0, 0, plain.Width, plain.Height)));
        Assert.Contains(said, sentence => sentence.Contains("are flat", StringComparison.Ordinal));
    }

    private static MomentMaps Maps(RecordingPrediction made, Func<int, float> column) => new("Grad-CAM", 8, 8,
        [.. Enumerable.Range(0, 64 * made.Moments.Count).Select(cell => column(cell % 8))], new int[made.Moments.Count]);

    private Mat Drawn(RecordingPrediction made, out IReadOnlyList<string> said)
    {
        string path = Path.Combine(study[""], "map.avi");
        said = made.WriteOverlay(path);
        using VideoReader reader = new(path, CorruptionPolicy.Report);
        for (int frame = 0; frame <= 60; frame++) Assert.True(reader.Next());
        return reader.Retrieve(FrameRegion.Whole);
    }

    private static double Difference(Mat one, Mat other, Rect part)
    {
        using Mat difference = new(), first = one[part], second = other[part];
        Cv2.Absdiff(first, second, difference);
        OpenCvSharp.Scalar mean = Cv2.Mean(difference);
        return (mean.Val0 + mean.Val1 + mean.Val2) / 3;
    }
}

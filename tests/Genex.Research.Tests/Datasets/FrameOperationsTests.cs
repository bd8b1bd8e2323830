using System.Text.Json.Nodes;
using Genex.Research.Datasets;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Datasets;

public sealed class FrameOperationsTests
{
    private static readonly JsonNode Vectors =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Datasets", "Vectors", "frame-operations.json")))!;

    private static readonly int Side = (int)Vectors["side"]!;

    private static float[] Vector(string name) => [.. Vectors[name]!.AsArray().Select(value => (float)value!)];

    private static void Expect(string name, Action<float[], float[]> operation)
    {
        float[] source = Vector("source"), target = new float[source.Length], expected = Vector(name);
        operation(source, target);
        float[] got = target.Any(value => value != 0) ? target : source;
        for (int place = 0; place < got.Length; place++) Assert.Equal(expected[place], got[place], 2e-5f);
    }

    [Fact]
    public void Flip_is_torchvisions() => Expect("flip", (frame, _) => FrameOperations.FlipHorizontally(frame, Side));

    [Theory, InlineData("rotate25", 25), InlineData("rotateMinus10", -10)]
    public void Rotation_is_torchvisions(string name, double degrees) => Expect(name, (frame, target) => FrameOperations.Rotate(frame, degrees, Side, target));

    [Fact]
    public void Enlarging_and_cropping_is_torchvisions() =>
        Expect("enlarged8at12", (frame, target) => FrameOperations.EnlargeAndCrop(frame, Side, 8, left: 1, top: 2, target));

    [Fact]
    public void Brightness_is_torchvisions() => Expect("bright13", (frame, _) => FrameOperations.Brighten(frame, 1.3f));

    [Fact]
    public void Contrast_is_torchvisions() => Expect("contrast07", (frame, _) => FrameOperations.Contrast(frame, 0.7f));

    [Fact]
    public void Saturation_is_torchvisions() => Expect("saturate14", (frame, _) => FrameOperations.Saturate(frame, 1.4f));

    [Theory, InlineData("hue02", 0.2f), InlineData("hueMinus04", -0.4f)]
    public void Hue_is_torchvisions(string name, float turns) => Expect(name, (frame, _) => FrameOperations.ShiftHue(frame, turns));

    [Fact]
    public void A_frame_is_varied_alike_in_any_batch_and_anew_in_every_epoch()
    {
        SampleSet samples = SyntheticSamples.Create();
        Augmentation all = new(Flip: 0.5, RotationDegrees: 10, Brightness: 0.2, Contrast: 0.2, Saturation: 0.2, Hue: 0.1, ResizeCrop: 1.143);
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, [0, 1, 2]));
        using Batch alone = source.Take([5], 1, all, seed: 1, epoch: 0), among = source.Take([3, 5, 7], 1, all, seed: 1, epoch: 0),
        later = source.Take([5], 1, all, seed: 1, epoch: 1);
        using Tensor one = among.Video[1];
        Assert.True(alone.Video[0].equal(one).all().item<bool>());
        Assert.False(alone.Video.equal(later.Video).all().item<bool>());
    }
}

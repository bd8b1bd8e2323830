using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Reporting;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Reporting;

public class ModelReportingTests
{
    [Theory]
    [InlineData("A.1"), InlineData("A.2"), InlineData("B.1"), InlineData("B.2")]
    public void The_parts_of_a_model_add_up_to_its_parameters_and_fit_a_page(string id)
    {
        ModelDescription model = ModelRegistry.Find(id);
        Table parts = model.Layers(model.Targets, 224);
        Assert.Equal(model.Parameters, parts.Rows[^1][3]);
        Assert.InRange(parts.Rows.Count, 3, 25);
        Assert.Contains(Invariant($"{model.Parameters:#,0} parameters"), model.Say(model.Targets, 224).Markdown, StringComparison.Ordinal);
        Assert.Equal(parts.Rows.Count - 1, model.Diagram(model.Targets, 224).Panels[0].Y.Categories.Count);
    }

    [Fact]
    public void Only_the_models_over_signal_tokens_can_attend()
    {
        AttentionEvidence faithful = ModelRegistry.Find("B.2").ProbeAttention(seed: 3, imageSize: 32),
        corrected = ModelRegistry.Find("B.2t").ProbeAttention(seed: 3, imageSize: 32);
        Assert.Equal((1, 0.0, 0.0, false), (faithful.Tokens, faithful.LargestChange, faithful.GradientNorm, faithful.CanAttend));
        Assert.Equal((33, true), (corrected.Tokens, corrected.CanAttend));
        Assert.True(faithful.SeesVideo && corrected.SeesVideo);
        Assert.Equal(0, ModelRegistry.Find("B.3").ProbeAttention(seed: 3, imageSize: 32, inputs: 2).VideoEffect);
        Assert.True(ModelRegistry.Find("B.3t").ProbeAttention(seed: 3, imageSize: 32, inputs: 2).SeesVideo);
        Assert.Contains("cannot attend", new[] { faithful, corrected }.Say().Markdown, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ModelRegistry.Find("B.1").ProbeAttention(seed: 3, imageSize: 32));
    }

    [Fact]
    public void Attention_over_signals_is_shared_out_among_33_names()
    {
        SampleSet samples = SyntheticSamples.Create();
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, [0, 1, 2, 3]));
        using Batch batch = source.Take([0, 5, 9]);
        using EmotionModel model = ModelRegistry.Find("B.2t").Create(new ModelSettings(17, 32));
        SignalAttention attention = SignalAttention.Of("B.2t", model, new ModelInput(batch.Video, batch.Physical, batch.Present),
            Genex.Research.Recordings.PhysicalFeatures.Names);
        Assert.Equal(33, attention.Weights.Count);
        Assert.Equal(1, attention.Weights.Sum(), 4);
        Assert.Equal(1, attention.Uniform.Sum(), 4);
        Assert.Equal(3, attention.Frames);
        Assert.Equal(33, attention.Chart().Panels[0].Y.Categories.Count);
    }

    /// <summary>A signal that is often missing gets less than the others from uniform attention too, which singles out nothing.</summary>
    [Fact]
    public void Uniform_attention_is_uniform_over_what_is_known()
    {
        SignalAttention often = new("B.2t", [0.34, 0.33, 0.25, 0.08], [0.3125, 0.3125, 0.3125, 0.0625], 4) { Names = ["a", "b", "c", "d"] };
        Assert.Equal([1.088, 1.056, 0.8, 1.28], often.Ratios.Select(ratio => Math.Round(ratio, 3)));
        Assert.Equal(0.28, often.Spread, 6);
        Assert.Equal(0, (often with { Weights = often.Uniform }).Spread, 6);
    }

    /// <summary>The sum over the middle and that over all are rounded apart, so that a map of the middle alone came to more than all of it.</summary>
    [Fact]
    public void A_map_that_lies_in_the_middle_alone_has_no_more_than_all_of_it_there()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            SeededRandom random = new(seed);
            float[] values = [.. Enumerable.Range(0, 64).Select(cell => cell / 8 is >= 2 and < 6 && cell % 8 is >= 2 and < 6 ? (float)random.NextDouble() : 0)];
            using TorchSharp.torch.Tensor maps = TorchSharp.torch.tensor(values).reshape(1, 8, 8);
            double share = MapSpread.Of(maps).Middle!.Value;
            Assert.InRange(share, 1 - 1e-6, 1);
        }
    }

    [Fact]
    public void A_map_lies_over_every_frame_and_its_middle_share_is_a_share()
    {
        SampleSet samples = SyntheticSamples.Create();
        int[] which = [0, 20];
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, [0, 1]));
        using Batch batch = source.Take(which);
        ModelInput input = new(batch.Video, batch.Physical, batch.Present);
        using EmotionModel network = ModelRegistry.Find("A.1").Create(new ModelSettings(1, 32)), transformer = ModelRegistry.Find("A.2")
            .Create(new ModelSettings(1, 32));
        FrameAttention rollout = FrameAttention.Rollout("A.2", transformer, samples, which, input);
        Assert.InRange(rollout.Middle!.Value, 0, 1);
        Assert.Equal(rollout.Uneven < 0.02 || rollout.Side < 3, rollout.Pictures is null);
        Assert.Throws<ArgumentException>(() => FrameAttention.Rollout("A.1", network, samples, which, input));
        Assert.InRange(rollout.Uneven, 0, 1);
        Assert.True(FrameAttention.ClassActivation("A.1", network, samples, which, input).Middle is null or (>= 0 and <= 1)); // null: nothing raised the score
    }
}

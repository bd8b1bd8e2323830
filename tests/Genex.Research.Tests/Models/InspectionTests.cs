using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

public class InspectionTests
{
    [Theory, InlineData("A.2"), InlineData("B.1"), InlineData("B.2")]
    public void Attention_maps_and_rollout_cover_the_grid_and_sum_to_one(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(id, targets: 1);
        Tensor video = Samples.Input(batch: 2, side: 64, seed: 4).Video;
        foreach (Tensor map in new[]
            { AttentionRollout.Of(model, video), AttentionRollout.ClassAttention(model, video), AttentionRollout.ClassAttention(model, video, 0) })
        {
            Assert.Equal([2, 4, 4], map.shape);
            Assert.True(map.min().item<float>() >= 0);
            Assert.True((map.sum([1, 2]) - 1).abs().max().item<float>() < 1e-5);
        }
        Assert.True(model.training);
    }

    [Fact]
    public void Rollout_follows_a_patch_that_every_block_copies_from()
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build("A.2", targets: 1);
        using IDisposable untracked = no_grad();
        // With all weights of attention zero, every block looks everywhere alike: rollout is flat.
        foreach ((string? name, TorchSharp.Modules.Parameter? parameter) in model.named_parameters())
            if (name.EndsWith("in_proj_weight", StringComparison.Ordinal))
                parameter.zero_();
        Tensor map = AttentionRollout.Of(model, Samples.Input(batch: 1, side: 64, seed: 4).Video);
        Assert.True((map - (1f / 16)).abs().max().item<float>() < 1e-6);
    }

    [Fact]
    public void Watching_changes_results_by_rounding_only_and_ends_with_the_trace()
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build("A.2", targets: 3);
        model.eval();
        using IDisposable untracked = no_grad();
        ModelInput input = Samples.Input(batch: 2, side: 64, seed: 4);
        Tensor plain = model.forward(input);
        using (var trace = AttentionTrace.Of(model))
        {
            Assert.True((model.forward(input) - plain).abs().max().item<float>() < 1e-5);
            Assert.Equal(4, trace.Layers.Count);
            Assert.Equal([2, 3, 17, 17], trace.Maps["body.encoder.layers.encoder_layer_3.self_attention"].shape);
            Assert.Throws<InvalidOperationException>(() => AttentionTrace.Of(model));
        }
        Assert.True(model.forward(input).equal(plain).all().item<bool>());
    }

    [Theory, InlineData("A.1", 8), InlineData("A.3", 2)]
    public void Grad_cam_lies_on_the_last_maps_and_leaves_no_gradient_behind(string id, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(id, targets: 2);
        Tensor map = GradCam.Of(model, Samples.Input(batch: 2, side: 64, seed: 4), target: 1);
        Assert.Equal([2, side, side], map.shape);
        Assert.True(map.min().item<float>() >= 0);
        Assert.True(map.max().item<float>() > 0);
        Assert.All(model.parameters(), parameter => Assert.True(parameter.grad is null));
        Assert.True(model.training);
    }

    [Fact]
    public void What_a_body_does_not_have_is_refused()
    {
        using EmotionModel transformer = Samples.Build("A.2", targets: 1);
        using EmotionModel network = Samples.Build("A.1", targets: 1);
        ModelInput input = Samples.Input(batch: 1, side: 32, seed: 4);
        Assert.Throws<ArgumentException>(() => GradCam.Of(transformer, input, 0));
        Assert.Throws<ArgumentException>(() => AttentionRollout.Of(network, input.Video));
        Assert.Throws<ArgumentException>(() => transformer.forward(input with { Video = zeros(1, 3, 40, 32) }));
    }
}

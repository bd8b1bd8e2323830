using Genex.Research.Models;
using Genex.Research.Models.Weights;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models.Weights;

/// <summary>First and last number and sum of magnitudes of weights that PyTorch 1.13.1 gives the released networks of B.1 and B.2 after manual_seed(42) and one
/// batch of a shuffled loader.</summary>
public sealed class ReleasedStartTests
{
    [Theory]
    [InlineData("B.1", "video.encoder.pos_embedding", 0.012221044, 0.024636086, 603.7386907)]
    [InlineData("B.1", "video.class_token", 0.015399096, -0.056665592, 3.001268058)]
    [InlineData("B.1", "video.conv_proj.weight", 0.0065978379, -0.012554644, 748.6961864)]
    [InlineData("B.1", "video.encoder.layers.encoder_layer_0.self_attention.in_proj_weight", 0.021546248, -0.057788659, 4890.057161)]
    [InlineData("B.1", "video.encoder.layers.encoder_layer_3.self_attention.in_proj_weight", 0.021546248, -0.057788659, 4890.057161)]
    [InlineData("B.1", "video.encoder.layers.encoder_layer_1.self_attention.out_proj.weight", -0.035424784, -0.0082108825, 2315.415819)]
    [InlineData("B.1", "physical.0.weight", -0.014786334, 0.074999377, 759.5765543)]
    [InlineData("B.1", "fusion.3.weight", -0.070115246, 0.032942407, 276.5419982)]
    [InlineData("B.2", "video.class_token", 0.024552485, -0.019989219, 4.094358857)]
    [InlineData("B.2", "video.encoder.layers.encoder_layer_5.mlp.3.weight", 0.046126548, 0.0625493, 8961.383467)]
    [InlineData("B.2", "physical.positions", 0.0013754633, -0.024640569, 407.3314604)]
    [InlineData("B.2", "physical.projection.weight", 0.10936468, -0.035419405, 611.6736592)]
    [InlineData("B.2", "physical.encoder.block0.self_attention.in_proj_weight", -0.04777756, -0.027795337, 7529.411898)]
    [InlineData("B.2", "physical.encoder.block2.mlp.3.weight", 0.039989568, -0.057800498, 8970.036618)]
    [InlineData("B.2", "fusion.cross.attention.in_proj_weight", 0.094208419, 0.018713538, 10643.31358)]
    [InlineData("B.2", "fusion.cross.attention.out_proj.weight", 0.056951482, -0.037084993, 3549.482794)]
    [InlineData("B.2", "fusion.head.6.weight", -0.13120407, 0.10304784, 146.9468296)]
    public void Weights_are_those_that_PyTorch_gives_the_released_scripts(string model, string name, double first, double last, double magnitudes)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using EmotionModel network = Samples.Build(model, targets: 17, seed: 3);
        manual_seed(5);
        using Tensor expected = rand(4);
        manual_seed(5);
        ReleasedStart.PutInto(network);
        Assert.True(rand(4).equal(expected).all().item<bool>()); // whoever draws after it draws as if it had not been there
        double[] values = [.. network.get_parameter(name)!.detach().flatten().data<float>().Select(value => (double)value)];
        Assert.Equal(first, values[0], 1e-6 * Math.Abs(first));
        Assert.Equal(last, values[^1], 1e-6 * Math.Abs(last));
        Assert.Equal(magnitudes, values.Sum(Math.Abs), 1e-7 * magnitudes);
    }

    [Fact]
    public void Biases_are_zero_and_other_models_are_refused()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using EmotionModel network = Samples.Build("B.2", targets: 17, seed: 3), other = Samples.Build("B.2t", targets: 17, seed: 3);
        ReleasedStart.PutInto(network);
        Assert.All(network.named_parameters().Where(one => one.name.EndsWith("bias", StringComparison.Ordinal)),
            bias => Assert.Equal(0, bias.parameter.abs().sum().item<float>()));
        Assert.Contains("B.1 and B.2", Assert.Throws<ArgumentException>(() => ReleasedStart.PutInto(other)).Message, StringComparison.Ordinal);
    }
}

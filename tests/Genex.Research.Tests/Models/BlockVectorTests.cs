using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Tests.Models;

/// <summary>Blocks against PyTorch's and torchvision's own, on vectors that Vectors/make_vectors.py wrote.</summary>
public class BlockVectorTests
{
    private const float Tolerance = 2e-5f;

    [Fact]
    public void Self_attention() => Compare("self-attention", new Attention(8, 2), (block, input) => block.forward(input["tokens"], input["tokens"], null));

    [Fact]
    public void Attention_over_memories_that_can_be_missing() =>
        Compare("masked-attention", new Attention(8, 2), (block, input) => block.forward(input["query"], input["memory"], input["missing"].logical_not()));

    [Fact]
    public void Attention_over_a_single_memory() =>
        Compare("single-key-attention", new Attention(8, 2), (block, input) => block.forward(input["query"], input["memory"], null));

    [Fact]
    public void A_block_that_normalises_before() =>
        Compare("pre-norm-block", new EncoderBlock(new EncoderBlockSettings(8, 2, 16, NormOrder.Before) { Epsilon = 1e-6 }), (block, input) =>
            block.forward(input["tokens"]));

    [Fact]
    public void A_block_that_normalises_after() =>
        Compare("post-norm-block", new EncoderBlock(new EncoderBlockSettings(8, 2, 32, NormOrder.After)), (block, input) => block.forward(input["tokens"]));

    [Fact]
    public void Cross_modal_attention() =>
        Compare("cross-modal-block", new CrossModalBlock(8, 2, dropout: 0), (block, input) =>
            block.forward(input["query"], input["memory"], input["missing"].logical_not()));

    [Theory, InlineData("bottleneck", 8, 1), InlineData("bottleneck-training", 8, 1), InlineData("bottleneck-stride", 6, 2),
        InlineData("bottleneck-stride-training", 6, 2)]
    public void A_bottleneck(string vectors, int channels, int stride) =>
        Compare(vectors, new Bottleneck(channels, 2, stride), (block, input) => block.forward(input["maps"]),
            training: vectors.EndsWith("training", StringComparison.Ordinal));

    [Fact]
    public void A_vision_transformer_with_interpolated_positions() => Compare(
        "vision-transformer-48",
        new VisionTransformer(new VisionTransformerSettings(new EncoderBlockSettings(8, 2, 16, NormOrder.Before) { Epsilon = 1e-6 }, Depth: 2)),
        (block, input) => block.forward(input["video"]));

    private static void Compare<TBlock>(string vectors, TBlock block, Func<TBlock, Dictionary<string, Tensor>, Tensor> forward, bool training = false)
        where TBlock : Module
    {
        using DisposeScope scope = NewDisposeScope();
        using var file = WeightsFile.Open(Vectors.Path(vectors + ".pth"));
        ModelWeights.Copy(block, file, Under("weights.", file.Tensors));
        Dictionary<string, Tensor> all = file.ReadAll();
        Dictionary<string, Tensor> input = Under("input.", all);
        all.First(entry => entry.Key.StartsWith("input.", StringComparison.Ordinal)).Value.requires_grad_();
        block.train(training);
        Tensor output = forward(block, input);
        Close(all["output"], output, "output");
        Tensor first = all.First(entry => entry.Key.StartsWith("input.", StringComparison.Ordinal)).Value;
        Close(all["gradient"], autograd.grad([output.square().sum()], [first])[0], "gradient");
        block.Dispose();
    }

    private static Dictionary<string, T> Under<T>(string prefix, IReadOnlyDictionary<string, T> all) =>
        all.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private static void Close(Tensor expected, Tensor found, string what)
    {
        Assert.Equal(expected.shape, found.shape);
        float difference = (expected - found).abs().max().item<float>(), scale = Math.Max(1, expected.abs().max().item<float>());
        Assert.True(difference <= Tolerance * scale, Invariant($"{what} differs by {difference} at a scale of {scale}"));
    }
}

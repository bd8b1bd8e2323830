using System.Text.Json.Nodes;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Both pretrained bodies, whole, against torchvision's on the weights of a formula (Vectors/make_bodies.py).</summary>
public class WholeBodyTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(File.ReadAllText(Vectors.Path("bodies.json")))!;

    [Fact]
    public void A_vision_transformer_is_torchvisions_at_224_and_with_interpolated_positions_at_112()
    {
        using var body = VisionTransformer.Base16();
        Fill(body);
        Compare("vit_b_16-224", body, 224);
        Compare("vit_b_16-112", body, 112);
    }

    [Fact]
    public void A_residual_network_is_torchvisions()
    {
        using var body = new ResNet50();
        Fill(body);
        Compare("resnet50-224", body, 224);
    }

    [Fact]
    public void The_order_of_channels_in_memory_changes_neither_what_is_computed_nor_what_is_learnt()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        using ImprovedCnn model = new(new ModelSettings(5), spatialDropout: false);
        model.Body.train();
        Tensor frames = randn(4, 3, 40, 40), expected = frames;
        foreach (BodyStage stage in model.Body.Stages) expected = stage.Forward(expected); // as PyTorch lays them out
        Tensor found = model.Body.call(frames), front = model.Body.Run(frames, 0, 2);
        Assert.Equal(1, front.stride()[1]);
        double size = Largest(expected);
        Near(expected, found, size);
        Near(expected, model.Body.Run(front.contiguous(), 2, model.Body.Stages.Count), size);
        Tensor[] gradients = [.. new[] { expected, found }.SelectMany(features => autograd.grad([features.square().sum()], [.. model.Body.parameters()]))];
        int half = gradients.Length / 2;
        size = gradients.Max(Largest); // the normalisation after it leaves a bias no gradient but rounding
        for (int place = 0; place < half; place++) Near(gradients[place], gradients[place + half], size);

        static void Near(Tensor one, Tensor other, double size) => Assert.InRange(Largest(one - other), 0, 1e-5 * size);
        static double Largest(Tensor values) => values.abs().max().item<float>();
    }

    private static void Compare(string name, ImageBody body, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        body.eval();
        Tensor features = body.forward(4 * tensor(Uniform("video", 3 * side * side)).reshape(1, 3, side, side));
        float[] found = features.data<float>().ToArray(), expected = [.. Expected[name]!["first"]!.AsArray().Select(value => (float)value!)];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        Assert.Equal((double)Expected[name]!["norm"]!, features.to(ScalarType.Float64).norm().item<double>(), 1e-3);
    }

    private static void Fill(ImageBody body)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        foreach ((string name, Tensor value) in body.state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32))
        {
            Tensor drawn = tensor(Uniform(name, (int)value.numel())).reshape(value.shape);
            value.copy_(Scale(name, value.shape, drawn));
        }
    }

    private static Tensor Scale(string name, long[] shape, Tensor drawn)
    {
        if (name.EndsWith("running_var", StringComparison.Ordinal)) return 1 + drawn;
        if (shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal)) return (name.Contains(".bn3.", StringComparison.Ordinal) ? 0.25 : 1)
            * (1 + (drawn / 2));
        if (shape.Length < 2) return drawn / 5;
        double inputs = shape.Length == 3 ? 768 : shape[1..].Aggregate(1L, (product, size) => product * size);
        return drawn * 3 / Math.Sqrt(inputs);
    }

    // SplitMix64 of a number that the name's characters give, plus the place: values in [-0.5, 0.5).
    private static float[] Uniform(string name, int count)
    {
        uint seed = name.Aggregate(0u, (sum, character) => unchecked((sum * 31) + character));
        float[] values = new float[count];
        for (int place = 0; place < count; place++)
        {
            ulong state = unchecked(((ulong)place + seed) * 0x9E3779B97F4A7C15);
            state = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9);
            state = unchecked((state ^ (state >> 27)) * 0x94D049BB133111EB);
            state ^= state >> 31;
            values[place] = (float)(((double)(state >> 40) / (1 << 24)) - 0.5);
        }

        return values;
    }
}

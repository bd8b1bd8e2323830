using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>The weights that the released scripts of B.1 and B.2 begin with. Both set PyTorch's seed to 42, so what was drawn can be drawn again.</summary>
/// <remarks>
/// A network draws while it is made, layer by layer in the order of the script, and most of that is drawn once more by the script's own initialisation; only
/// what is drawn last stays, but every number before it moves the generator. Before the network, the script takes a batch from its loader, which seeds the
/// loader's workers and its order. PyTorch copies one encoder layer as often as the depth says, so that attention's input projections, which the script
/// does not draw again, are the same in all layers. Source: scripts/train_multimodal_b1.py and _b2.py, src/models/multimodal_naive.py and _advanced.py
/// of the release.
/// </remarks>
internal sealed class ReleasedStart : IDisposable
{
    /// <summary>What such weights are called in a run's specification.</summary>
    public const string Name = "released seed 42";

    /// <summary>The scripts' seed.</summary>
    public const int Seed = 42;

    // What draws from PyTorch's generator before the network is made: the seed of the loader's workers and the seed of its order.
    private const int LoaderSeeds = 2;

    private readonly Generator generator = new((ulong)Seed, CPU);
    private readonly Dictionary<string, Parameter> weights;

    private ReleasedStart(EmotionModel model) => weights = model.named_parameters().ToDictionary(one => one.name, one => one.parameter, StringComparer.Ordinal);

    /// <summary>Whether the released script of a model sets a seed and stores its run.</summary>
    /// <param name="model">"B.2".</param>
    public static bool Has(string model) => model is "B.1" or "B.2";

    /// <summary>Gives a fresh model the weights that the released script begins with.</summary>
    /// <param name="model">B.1 or B.2, on the CPU, with the report's 17 targets and 33 signals.</param>
    public static void PutInto(EmotionModel model)
    {
        using IDisposable untracked = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using ReleasedStart start = new(model);
        if (model is NaiveFusion) start.DrawNaive();
        else if (model is CrossModalFusion) start.DrawCrossModal();
        else throw new ArgumentException($"{model.GetName()} has no released start; B.1 and B.2 have.", nameof(model));
    }

    /// <inheritdoc/>
    public void Dispose() => generator.Dispose();

    private void DrawNaive()
    {
        string[] layers = ["physical.0", "physical.3", "fusion.0", "fusion.3"];
        Tensor projection = MakeVideo();
        foreach (string layer in layers) Make(layer);
        DrawVideo(projection);
        foreach (string layer in layers) Draw(layer);
    }

    private void DrawCrossModal()
    {
        const string Cross = "fusion.cross.attention.in_proj_weight";
        string[] layers = ["fusion.cross.attention.out_proj", "fusion.cross.feedForward.0", "fusion.cross.feedForward.3", "fusion.head.0", "fusion.head.3",
            "fusion.head.6"];
        Tensor video = MakeVideo();
        Make("physical.projection");
        DrawPositions("physical.positions");
        Tensor physical = MakeBlock("physical.encoder.block0");
        foreach (Tensor part in weights[Cross].chunk(3)) Skip(part);
        foreach (string layer in layers) Make(layer);
        DrawVideo(video);
        Draw("physical.projection");
        for (int block = 0; weights.ContainsKey(Invariant($"physical.encoder.block{block}.mlp.0.weight")); block++)
            DrawBlock(Invariant($"physical.encoder.block{block}"), physical);
        foreach (Tensor part in weights[Cross].chunk(3)) part.copy_(Xavier(part));
        foreach (string layer in layers) Draw(layer);
    }

    // Returns attention's input projection of each of the video's blocks.
    private Tensor MakeVideo()
    {
        for (int seed = 0; seed < LoaderSeeds; seed++) _ = randint(0, long.MaxValue, [1], int64, generator: generator);
        Make("video.conv_proj");
        DrawPositions("video.encoder.pos_embedding");
        DrawPositions("video.class_token");
        return MakeBlock(VideoBlock(0));
    }

    private void DrawVideo(Tensor projection)
    {
        Parameter patches = weights["video.conv_proj.weight"];
        patches.normal_(0, Math.Sqrt(2.0 / (patches.shape[0] * patches.shape[2] * patches.shape[3])), generator);
        for (int block = 0; weights.ContainsKey($"{VideoBlock(block)}.mlp.0.weight"); block++) DrawBlock(VideoBlock(block), projection);
    }

    private Tensor MakeBlock(string block)
    {
        Make($"{block}.self_attention.out_proj");
        Tensor projection = Xavier(weights[$"{block}.self_attention.in_proj_weight"]);
        Make($"{block}.mlp.0");
        Make($"{block}.mlp.3");
        return projection;
    }

    private void DrawBlock(string block, Tensor projection)
    {
        weights[$"{block}.self_attention.in_proj_weight"].copy_(projection);
        Draw($"{block}.self_attention.out_proj");
        Draw($"{block}.mlp.0");
        Draw($"{block}.mlp.3");
    }

    // What a layer draws when it is made, weight and bias, and the script then draws again.
    private void Make(string layer) => Skip(weights[$"{layer}.weight"]);

    private void Skip(Tensor weight)
    {
        _ = empty(weight.shape).uniform_(0, 1, generator);
        _ = empty(weight.shape[0]).uniform_(0, 1, generator);
    }

    private void Draw(string layer)
    {
        Parameter weight = weights[$"{layer}.weight"];
        weight.copy_(Xavier(weight));
    }

    private void DrawPositions(string name)
    {
        Parameter positions = weights[name];
        positions.copy_(randn(positions.shape, generator: generator) * 0.02);
    }

    private Tensor Xavier(Tensor like)
    {
        double bound = Math.Sqrt(6.0 / (like.shape[0] + like.shape[1]));
        return empty(like.shape).uniform_(-bound, bound, generator);
    }

    private static string VideoBlock(int block) => Invariant($"video.encoder.layers.encoder_layer_{block}");
}

using Genex.Research.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Bodies over frames (B, 3, side, side) as nodes.</summary>
internal static class BodyNodes
{
    /// <summary>The features that a body makes of frames.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="body">The body.</param>
    /// <param name="frames">(B, 3, side, side); for a body that is a network in a file: its features (B, F).</param>
    /// <param name="side">Side of the frames, pixels.</param>
    public static OnnxValue Body(this OnnxGraph graph, ImageBody body, OnnxValue frames, int side) => body switch
    {
        OnnxBody => frames,
        ResNet50 resNet => graph.Residual(resNet, frames),
        VisionTransformer transformer => graph.Patches(transformer, frames, side),
        _ => graph.Chain(body, frames, side),
    };

    // Convolution stages that each halve the maps, and a pool to a size of its own.
    private static OnnxValue Chain(this OnnxGraph graph, ImageBody body, OnnxValue frames, long side)
    {
        foreach (nn.Module stage in body.children())
        {
            if (stage is AdaptiveAvgPool2d pool)
            {
                frames = graph.AdaptiveMean(frames, side, pool.output_size[0]);
                side = pool.output_size[0];
                continue;
            }

            frames = graph.Apply(stage, frames);
            if (stage.children().OfType<MaxPool2d>().Any()) side /= 2;
        }

        return frames;
    }

    private static OnnxValue Residual(this OnnxGraph graph, ResNet50 body, OnnxValue frames)
    {
        OnnxValue stem = graph.Relu(graph.Apply(body, "bn1", graph.Apply(body, "conv1", frames)));
        OnnxValue maps = graph.MaxPool(stem, kernel: [3, 3], stride: [2, 2], padding: [1, 1]);
        foreach (int layer in Enumerable.Range(1, 4)) maps = graph.Apply(body, Invariant($"layer{layer}"), maps);
        return graph.Mean(maps, 2, 3);                                                        // (B, 2048)
    }

    // The positions are those of the one size of frames.
    private static OnnxValue Patches(this OnnxGraph graph, VisionTransformer body, OnnxValue frames, long side)
    {
        using DisposeScope scope = NewDisposeScope();
        nn.Module encoder = body.Part<nn.Module>("encoder");
        Tensor classToken = body.Own("class_token");
        (long width, long grid) = (classToken.shape[2], side / VisionTransformer.PatchSize);
        OnnxValue patches = graph.Permute(graph.Reshape(graph.Apply(body, "conv_proj", frames), 0, width, -1), 0, 2, 1);
        OnnxValue tokens = graph.Join(1, graph.Repeat(graph.Constant(classToken), 3, patches), patches);   // (B, 1 + patches, width)
        tokens = graph.Add(tokens, graph.Constant(PatchPositions.For(encoder.Own("pos_embedding").detach(), grid, grid)));
        foreach (EncoderBlock block in body.Blocks) tokens = graph.Encode(block, tokens, null);
        return graph.Apply(encoder, "ln", body.Gives is TransformerOutput.AllTokens ? tokens : graph.At(tokens, 0));
    }
}

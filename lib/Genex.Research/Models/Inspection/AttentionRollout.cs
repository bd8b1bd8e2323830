using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Inspection;

/// <summary>Where in a frame a vision transformer looks.</summary>
public static class AttentionRollout
{
    /// <summary>Attention rollout (Abnar and Zuidema 2020): how much of each patch reaches the class token through all blocks.</summary>
    /// <param name="model">A model whose body is a <see cref="VisionTransformer"/>; runs in evaluation mode without gradients, and is left as it was.</param>
    /// <param name="video">(B, 3, H, W) as in <see cref="ModelInput"/>.</param>
    /// <returns>(B, H/16, W/16), each map summing to 1. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The body is not a vision transformer.</exception>
    /// <remarks>Per block A = (mean over heads + identity) / 2; the maps are the class token's row of the product of all A.</remarks>
    public static Tensor Of(EmotionModel model, Tensor video) => Watch(model, video, trace =>
    {
        Tensor? product = null;
        foreach ((string _, Tensor weights) in trace.Layers)
        {
            Tensor mixed = (weights.mean([1]) + eye(weights.shape[3], device: weights.device)) / 2;   // (B, T, T)
            product = product is null ? mixed : mixed.matmul(product);
        }
        return product!;
    });

    /// <summary>The class token's attention to the patches in one block, averaged over heads: (B, H/16, W/16), each map summing to 1. The caller disposes
    /// it.</summary>
    /// <param name="model">A model whose body is a <see cref="VisionTransformer"/>.</param>
    /// <param name="video">(B, 3, H, W).</param>
    /// <param name="block">Which block; from the end when negative. Default the last.</param>
    /// <exception cref="ArgumentException">The body is not a vision transformer.</exception>
    public static Tensor ClassAttention(EmotionModel model, Tensor video, int block = -1) =>
        Watch(model, video, trace => trace.Layers[block < 0 ? trace.Layers.Count + block : block].Weights.mean([1]));

    /// <summary>Lets the body look at frames, and draws the class token's row of what is made of its attention: (B, T, T), token by token.</summary>
    private static Tensor Watch(EmotionModel model, Tensor video, Func<AttentionTrace, Tensor> between)
    {
        if (model.Body is not VisionTransformer body)
            throw new ArgumentException($"{model.GetName()} has no vision transformer.", nameof(model));
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        using var trace = AttentionTrace.Of(body);
        using EvaluationMode evaluating = new(model);
        body.forward(video);
        return Grid(between(trace)[.., 0, 1..], video).MoveToOuterDisposeScope();
    }

    private static Tensor Grid(Tensor patches, Tensor video) =>
        (patches / patches.sum(1, keepdim: true)).reshape(video.shape[0], video.shape[2] / VisionTransformer.PatchSize,
            video.shape[3] / VisionTransformer.PatchSize);
}

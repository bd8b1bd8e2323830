using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Inspection;

/// <summary>What a fusion model attends to on its physical side.</summary>
public static class CrossAttention
{
    /// <summary>Attention weights from the video to the physical tokens, averaged over heads and video tokens.</summary>
    /// <param name="model">B.2, B.3, B.2t or B.3t; runs in evaluation mode without gradients, and is left as it was.</param>
    /// <param name="input">A batch.</param>
    /// <returns>
    /// [sample, token], rows summing to 1: 33 tokens in the order of the physical features for B.2t and B.3t, 0 where one is missing (all 0 where every one
    /// is); a single token, whose weight can only be 1, for B.2 and B.3.
    /// </returns>
    public static double[,] Weights<TModel>(TModel model, ModelInput input) where TModel : EmotionModel, ICrossAttends =>
        Weights(model, model.CrossAttentionLayer, input);

    /// <inheritdoc cref="Weights{TModel}(TModel, ModelInput)"/>
    /// <exception cref="ArgumentException">The model has no attention between modalities.</exception>
    public static double[,] Weights(EmotionModel model, ModelInput input) => model is ICrossAttends attends
        ? Weights(model, attends.CrossAttentionLayer, input)
        : throw new ArgumentException($"{model.GetName()} has no attention between video and signals.", nameof(model));

    private static double[,] Weights(EmotionModel model, string layer, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        using var trace = AttentionTrace.Of(model);
        using EvaluationMode evaluating = new(model);
        model.forward(input);
        Tensor mean = trace.Maps[layer].mean([1, 2]).cpu().to(ScalarType.Float64);   // (B, tokens)
        double[] values = mean.data<double>().ToArray();
        double[,] weights = new double[mean.shape[0], mean.shape[1]];
        Buffer.BlockCopy(values, 0, weights, 0, values.Length * sizeof(double));
        return weights;
    }
}

using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Recordings;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Reporting;

/// <summary>Whether a fusion model can attend at all: its attention over the signals, watched while the signals change, and the gradient that reaches its
/// queries and keys.</summary>
/// <param name="Model">Id.</param>
/// <param name="Tokens">How many signal tokens the video attends to.</param>
/// <param name="LargestChange">Largest change of any attention weight between any two inputs.</param>
/// <param name="GradientNorm">Norm of the gradient that a loss over all inputs leaves on the query and key projections of that attention.</param>
/// <param name="VideoEffect">Largest change of a logit when each input gets the frames of another and keeps its signals.</param>
/// <remarks>With one token to attend to, softmax gives 1 for any input, so nothing the queries or keys do has an effect and no gradient reaches them.</remarks>
public sealed record AttentionEvidence(string Model, int Tokens, double LargestChange, double GradientNorm, double VideoEffect)
{
    /// <summary>Whether anything that the model sees could change what it attends to.</summary>
    public bool CanAttend => LargestChange > 0 && GradientNorm > 0;

    /// <summary>Whether anything of the frames reaches the output.</summary>
    public bool SeesVideo => VideoEffect > 0;

    /// <summary>Watches a freshly built model on random inputs: nothing here depends on training.</summary>
    /// <param name="description">B.2, B.3, B.2t or B.3t.</param>
    /// <param name="seed">Of weights and inputs.</param>
    /// <param name="imageSize">Side of the frames, pixels.</param>
    /// <param name="inputs">How many inputs.</param>
    /// <exception cref="ArgumentException">The model has no attention between modalities.</exception>
    internal static AttentionEvidence Of(ModelDescription description, int seed, int imageSize, int inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(seed);
        using EmotionModel model = description.Create(new ModelSettings(description.Targets, imageSize));
        if (model is not ICrossAttends attends)
            throw new ArgumentException($"{description.Id} has no attention between video and signals.", nameof(description));
        ModelInput input = new(randn(inputs, 3, imageSize, imageSize), randn(inputs, PhysicalFeatures.Count),
            ones(inputs, PhysicalFeatures.Count, ScalarType.Bool));
        double[,] weights = CrossAttention.Weights(model, input);
        return new AttentionEvidence(description.Id, weights.GetLength(1), Spread(weights), Gradient(model, attends.CrossAttentionLayer, input),
            OtherFrames(model, input));
    }

    private static double OtherFrames(EmotionModel model, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        using EvaluationMode evaluating = new(model);
        Tensor own = model.call(input), others = model.call(input with { Video = input.Video.roll(1, 0) });
        return (own - others).abs().max().item<float>();
    }

    private static double Spread(double[,] weights)
    {
        IEnumerable<double> Of(int token) => Enumerable.Range(0, weights.GetLength(0)).Select(sample => weights[sample, token]);
        return Enumerable.Range(0, weights.GetLength(1)).Max(token => Of(token).Max() - Of(token).Min());
    }

    private static double Gradient(EmotionModel model, string layer, ModelInput input)
    {
        using Tensor loss = model.call(input).pow(2).sum();
        loss.backward();
        double sum = 0;
        foreach ((string? name, TorchSharp.Modules.Parameter? parameter) in model.named_parameters())
        {
            if (!name.StartsWith($"{layer}.in_proj", StringComparison.Ordinal) || parameter.grad is not { } gradient) continue;
            // The joint projection holds queries, keys and values, a third each.
            sum += gradient.slice(0, 0, gradient.shape[0] * 2 / 3, 1).pow(2).sum().item<float>();
        }

        return Math.Sqrt(sum);
    }
}

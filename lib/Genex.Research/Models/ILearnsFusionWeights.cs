using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

#pragma warning disable MA0048 // two weights and who learns them

namespace Genex.Research.Models;

/// <summary>The weights of the two modalities in a fused token.</summary>
/// <param name="Video">Of what the video attends to; 0 to 1.</param>
/// <param name="Physical">Of the physical summary; one minus the other.</param>
public sealed record FusionWeights(double Video, double Physical)
{
    /// <summary>The softmax of two parameters, video first.</summary>
    /// <param name="parameters">(2,), on any device; stays the caller's.</param>
    internal static FusionWeights Softmax(Tensor parameters)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        TensorAccessor<float> shares = parameters.softmax(0).cpu().data<float>();
        return new FusionWeights(shares[0], shares[1]);
    }

    /// <summary>The weights that a model, or a part of it, has learnt; null where none learns any.</summary>
    public static FusionWeights? Of(EmotionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (model as ILearnsFusionWeights ?? model.modules().OfType<ILearnsFusionWeights>().FirstOrDefault())?.FusionWeights;
    }
}

/// <summary>A model, or a part of one, that mixes modalities with learned weights.</summary>
public interface ILearnsFusionWeights
{
    /// <summary>The weights as they are now: the softmax of the parameter.</summary>
    FusionWeights FusionWeights { get; }
}

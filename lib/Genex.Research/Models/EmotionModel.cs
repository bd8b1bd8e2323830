using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a model and what goes into it

namespace Genex.Research.Models;

/// <summary>A batch as every model takes it. The caller owns the tensors.</summary>
/// <param name="Video">(B, 3, H, W) RGB, normalised with ImageNet's mean and standard deviation.</param>
/// <param name="Physical">(B, 33) float, in the order of the physical features, standardised; 0 where missing.</param>
/// <param name="Present">(B, 33) bool, false where missing.</param>
public readonly record struct ModelInput(Tensor Video, Tensor Physical, Tensor Present);

/// <summary>An architecture of the report, or a sibling: frames and physical signals in, one logit per target out.</summary>
public abstract class EmotionModel(string name) : Module<ModelInput, Tensor>(name)
{
    /// <summary>Returns logits (B, K); the caller disposes them.</summary>
    public abstract override Tensor forward(ModelInput input);
}

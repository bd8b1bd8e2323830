using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // an operator and what goes into it

namespace Genex.Research.Models.Sequences;

/// <summary>What is followed over time. The caller owns the tensors.</summary>
/// <param name="Tokens">(B, T, W), oldest first; 0 where a moment is not known.</param>
/// <param name="Known">(B, T) bool; the last moment always is.</param>
public readonly record struct SequenceInput(Tensor Tokens, Tensor Known);

/// <summary>One way of following moments: T tokens in, one vector (B, W) for the last of them out. T may be any number up to the model's.</summary>
/// <param name="name">Of the module.</param>
public abstract class SequenceOperator(string name) : Module<SequenceInput, Tensor>(name);

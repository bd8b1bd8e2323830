using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Binary cross-entropy with logits over the labels that are known.</summary>
public static class MaskedLoss
{
    /// <summary>Sum over known labels of -(y log s(x) + (1 - y) log(1 - s(x))), over their number; s is the logistic function.</summary>
    /// <param name="logits">(B, K).</param>
    /// <param name="labels">(B, K), 0 or 1.</param>
    /// <param name="known">(B, K), 0 where the label does not count, else 1.</param>
    /// <returns>A scalar, 0 when no label is known. The caller disposes it.</returns>
    public static Tensor Of(Tensor logits, Tensor labels, Tensor known)
    {
        using Tensor sum = nn.functional.binary_cross_entropy_with_logits(logits, labels, weight: known, reduction: nn.Reduction.Sum);
        using Tensor count = known.sum().clamp_min(1);
        return sum / count;
    }
}

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

    /// <summary>Sum over known labels of exp(-s_k) L + s_k / 2, over their number: L is the cross-entropy of one label of target k, as in <see cref="Of"/>, and
    /// s_k = log sigma_k^2 is learnt (homoscedastic uncertainty: Kendall, Gal and Cipolla 2018, eq. 10).</summary>
    /// <remarks>With all s at 0 it is <see cref="Of"/>. A target's best weight exp(-s) is 1 / (2 L) of its mean loss: what is learnt well weighs more. The
    /// value may be negative.</remarks>
    /// <param name="logits">(B, K).</param>
    /// <param name="labels">(B, K), 0 or 1.</param>
    /// <param name="known">(B, K), 0 where the label does not count, else 1.</param>
    /// <param name="logVariances">(K,), s.</param>
    /// <returns>A scalar, 0 when no label is known. The caller disposes it.</returns>
    public static Tensor Weighted(Tensor logits, Tensor labels, Tensor known, Tensor logVariances)
    {
        using Tensor each = nn.functional.binary_cross_entropy_with_logits(logits, labels, reduction: nn.Reduction.None);
        using Tensor weights = logVariances.neg().exp();
        using Tensor weighted = each * weights;
        using Tensor half = logVariances / 2;
        using Tensor terms = weighted + half;
        using Tensor counted = terms * known;
        using Tensor sum = counted.sum();
        using Tensor count = known.sum().clamp_min(1);
        return sum / count;
    }
}

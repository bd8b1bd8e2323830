using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Reporting;

/// <summary>A tensor in words: element type, shape and device, then its values, or how they are spread when there are many.</summary>
public static class TensorText
{
    /// <summary>Values written out at most.</summary>
    public const int MaximumValues = 100;

    /// <summary>"float32 (8, 17) on cpu" and the values; for more than <see cref="MaximumValues"/> the first ones, minimum, mean and maximum.</summary>
    public static string Write(Tensor tensor)
    {
        if (tensor.IsInvalid) return "a tensor that has been disposed";
        using DisposeScope scope = NewDisposeScope();
        string head = $"{tensor.dtype.ToString().ToLowerInvariant()} ({string.Join(", ", tensor.shape)}) on {tensor.device}";
        if (tensor.numel() == 0) return $"{head}, empty";

        Tensor values = tensor.detach().cpu();
        if (tensor.is_complex()) return head;
        if (tensor.numel() <= MaximumValues) return $"{head}\n{values.ToString(torch.numpy)}";

        Tensor numbers = values.to(ScalarType.Float64);
        double[] first = numbers.flatten().slice(0, 0, 6, 1).data<double>().ToArray();
        return Invariant($"{head}\nfrom {numbers.min().item<double>():G5} to {numbers.max().item<double>():G5}, mean ")
            + Invariant(
                $"{numbers.mean().item<double>():G5}\n{string.Join(", ", first.Select(value => value.ToString("G5", CultureInfo.InvariantCulture)))}, …");
    }
}

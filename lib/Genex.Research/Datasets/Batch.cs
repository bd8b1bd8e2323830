using static TorchSharp.torch;

namespace Genex.Research.Datasets;

/// <summary>A few samples as tensors; with windows of T moments, (B T) rows of frames and signals, oldest first, for B samples. Dispose it, or make it within a
/// dispose scope.</summary>
/// <param name="Video">(B, 3, S, S) float, normalised with ImageNet's mean and standard deviation.</param>
/// <param name="Physical">(B, 33) float, standardised; 0 where missing.</param>
/// <param name="Present">(B, 33) bool, false where missing.</param>
/// <param name="Labels">(B, K) float, 0 or 1.</param>
/// <param name="Known">(B, K) float, 0 where the label is not known, else 1.</param>
public sealed record Batch(Tensor Video, Tensor Physical, Tensor Present, Tensor Labels, Tensor Known) : IDisposable
{
    /// <summary>The samples whose frames and signals these are: B, or (B T) with windows.</summary>
    public required int[] Rows { get; init; }

    /// <summary>(B, T) bool, false where nothing fills a slot of a window; null without windows.</summary>
    public Tensor? Window { get; init; }

    /// <summary>T; 1 without windows.</summary>
    public int Moments => (int)(Window?.shape[1] ?? 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        Video.Dispose();
        Physical.Dispose();
        Present.Dispose();
        Labels.Dispose();
        Known.Dispose();
        Window?.Dispose();
    }
}

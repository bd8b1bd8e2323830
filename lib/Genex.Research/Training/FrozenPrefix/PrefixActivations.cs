using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>What frames have become at a boundary of a frozen body: every sample, in one or several views.</summary>
/// <param name="boundary">How many stages of the body lie behind.</param>
/// <param name="views">One file per view.</param>
/// <param name="device">Where tensors go.</param>
internal sealed class PrefixActivations(int boundary, IReadOnlyList<PrefixFile> views, Device device) : IDisposable
{
    /// <summary>How many stages of the body lie behind.</summary>
    public int Boundary => boundary;

    /// <summary>The activations of these samples in the view of an epoch; views take turns. The caller disposes them.</summary>
    public Tensor Take(ReadOnlySpan<int> samples, int epoch)
    {
        PrefixFile view = views[epoch % views.Count];
        using Tensor shared = tensor(view.Read(samples), [samples.Length, .. view.RowShape]);
        return device.type == DeviceType.CPU ? shared.clone() : shared.to(device); // memory of torch's own: kernels, and so last bits, follow its alignment
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PrefixFile view in views) view.Dispose();
    }
}

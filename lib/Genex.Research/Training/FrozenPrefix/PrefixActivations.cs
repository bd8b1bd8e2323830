using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>What frames have become at a boundary of a frozen body: every sample, in one or several views.</summary>
/// <remarks>Views that are small together - the features of a few thousand frames - are held in memory once they are asked for; larger ones are read row by
/// row.</remarks>
/// <param name="boundary">How many stages of the body lie behind.</param>
/// <param name="views">One file per view.</param>
/// <param name="device">Where tensors go.</param>
internal sealed class PrefixActivations(int boundary, IReadOnlyList<PrefixFile> views, Device device) : IDisposable
{
    private const long MostBytesHeld = 64L << 20;

    private readonly Tensor?[]? held = views.Sum(view => view.Bytes) <= MostBytesHeld ? new Tensor?[views.Count] : null;

    /// <summary>How many stages of the body lie behind.</summary>
    public int Boundary => boundary;

    /// <summary>The activations of these samples in the view of an epoch; views take turns. The caller disposes them.</summary>
    public Tensor Take(ReadOnlySpan<int> samples, int epoch)
    {
        int place = epoch % views.Count;
        if (held is null) return Read(views[place], samples);
        Tensor all = held[place] ??= Read(views[place], [.. Enumerable.Range(0, views[place].Rows)]).DetachFromDisposeScope();
        using Tensor rows = tensor(Array.ConvertAll(samples.ToArray(), sample => (long)sample), device: device);
        return all.index_select(0, rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor? view in held ?? []) view?.Dispose();
        foreach (PrefixFile view in views) view.Dispose();
    }

    private Tensor Read(PrefixFile view, ReadOnlySpan<int> samples)
    {
        using Tensor shared = tensor(view.Read(samples), [samples.Length, .. view.RowShape]);
        return device.type == DeviceType.CPU ? shared.clone() : shared.to(device); // memory of torch's own: kernels, and so last bits, follow its alignment
    }
}

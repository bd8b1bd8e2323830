using static TorchSharp.torch;

namespace Genex.Research.Models.Blocks;

/// <summary>Watches the attention weights of a model: while it lives, every forward pass leaves its weights here.</summary>
/// <remarks>
/// Watching uses the plain formula instead of the fused kernel, with the same result up to rounding; a model that is not watched pays nothing.
/// <code>
/// using var trace = AttentionTrace.Of(model);
/// using var logits = model.call(input);
/// Tensor map = trace.Maps["body.encoder.layers.encoder_layer_11.self_attention"]; // (B, heads, queries, keys), rows sum to 1
/// </code>
/// </remarks>
public sealed class AttentionTrace : IDisposable
{
    private readonly List<(string Name, Attention Layer)> layers;
    private readonly Dictionary<Attention, Tensor> maps = [];

    private AttentionTrace(nn.Module model)
    {
        layers = [.. model.named_modules().Where(child => child.module is Attention).Select(child => (child.name, (Attention)child.module))];
        if (layers.Exists(layer => layer.Layer.Trace is not null))
            throw new InvalidOperationException("The model is already watched.");
        layers.ForEach(layer => layer.Layer.Trace = this);
    }

    /// <summary>Starts watching every attention layer of a model, until disposed.</summary>
    /// <exception cref="InvalidOperationException">Another trace is watching it.</exception>
    public static AttentionTrace Of(nn.Module model) => new(model);

    /// <summary>Weights of the last forward pass by the layer's name, in the model's order: (B, heads, queries, keys). They live as long as the
    /// trace.</summary>
    public IReadOnlyList<(string Name, Tensor Weights)> Layers =>
        [.. layers.Where(layer => maps.ContainsKey(layer.Layer)).Select(layer => (layer.Name, maps[layer.Layer]))];

    /// <summary>The same, to look up by name.</summary>
    public IReadOnlyDictionary<string, Tensor> Maps => Layers.ToDictionary(layer => layer.Name, layer => layer.Weights);

    /// <summary>Keeps a layer's weights, without their gradient.</summary>
    internal void Record(Attention layer, Tensor weights)
    {
        if (maps.TryGetValue(layer, out Tensor? before))
            before.Dispose();
        maps[layer] = weights.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Stops watching and frees the weights.</summary>
    public void Dispose()
    {
        layers.ForEach(layer => layer.Layer.Trace = null);
        foreach (Tensor map in maps.Values)
            map.Dispose();
        maps.Clear();
    }
}

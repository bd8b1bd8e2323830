using Genex.Research.Models.Blocks;
using Genex.Research.Models.Fusion;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Layers with one input as nodes, as they are in evaluation: dropout is nothing.</summary>
internal static class LayerNodes
{
    /// <summary>What a layer makes of a value.</summary>
    /// <exception cref="OnnxExportException">The layer is of a kind that is not known here.</exception>
    public static OnnxValue Apply(this OnnxGraph graph, nn.Module layer, OnnxValue value) => layer switch
    {
        Sequential chain => chain.children().Aggregate(value, (made, next) => graph.Apply(next, made)),
        Linear linear => graph.Affine(value, linear.weight!, linear.bias),
        Conv2d convolution => graph.Convolve(convolution, value),
        MaxPool2d pool => graph.MaxPool(pool, value),
        BatchNorm2d norm => graph.Normalise(norm, value),
        BatchNorm1d norm => graph.Normalise(norm, value),
        LayerNorm norm => graph.Normalise(norm, value),
        ReLU => graph.Relu(value),
        GELU => graph.Gelu(value),
        Flatten => graph.Node("Flatten", [value]),
        SeededDropout or Dropout or Dropout2d => value,
        Bottleneck block => graph.Bottleneck(block, value),
        SignalTokens tokens => graph.Tokens(tokens, value),
        SignalEmbedding embedding => graph.Gelu(graph.Apply(embedding.Part<Linear>("projection"), value)),
        _ => throw new OnnxExportException($"its layer {layer.GetName()} has no ONNX form here"),
    };

    /// <summary>The layer of that name within a module.</summary>
    public static OnnxValue Apply(this OnnxGraph graph, nn.Module module, string part, OnnxValue value) => graph.Apply(module.Part<nn.Module>(part), value);

    /// <summary>x W' + b: (…, in) to (…, out).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">x.</param>
    /// <param name="weight">W (out, in), as torch keeps it.</param>
    /// <param name="bias">b (out,), or none.</param>
    public static OnnxValue Affine(this OnnxGraph graph, OnnxValue value, Tensor weight, Tensor? bias)
    {
        using Tensor apart = weight.detach(), turned = apart.t();
        OnnxValue product = graph.Product(value, graph.Constant(turned));
        return bias is null ? product : graph.Add(product, graph.Constant(bias));
    }

    /// <summary>max(x, 0).</summary>
    public static OnnxValue Relu(this OnnxGraph graph, OnnxValue value) => graph.Node("Relu", [value]);

    /// <summary>x (1 + erf(x / √2)) / 2, the exact GELU (Hendrycks and Gimpel 2016), for which the standard has an operator from version 20 on.</summary>
    public static OnnxValue Gelu(this OnnxGraph graph, OnnxValue value)
    {
        OnnxValue error = graph.Node("Erf", [graph.Scale(value, Math.Sqrt(0.5))]);
        return graph.Multiply(graph.Scale(value, 0.5), graph.Add(error, graph.Constant(1f)));
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Normalisations as nodes, with the statistics that training left.</summary>
internal static class NormalisationNodes
{
    /// <summary>Batch normalisation of maps (B, C, H, W) by running statistics.</summary>
    public static OnnxValue Normalise(this OnnxGraph graph, BatchNorm2d norm, OnnxValue maps)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor ones = torch.ones_like(norm.running_mean!), zeros = torch.zeros_like(norm.running_mean!);
        return graph.Node("BatchNormalization",
            [maps, graph.Constant((Tensor?)norm.weight ?? ones), graph.Constant((Tensor?)norm.bias ?? zeros), graph.Constant(norm.running_mean!),
                graph.Constant(norm.running_var!)],
            OnnxAttribute.Of("epsilon", norm.eps));
    }

    /// <summary>Batch normalisation of features (B, F) by running statistics.</summary>
    public static OnnxValue Normalise(this OnnxGraph graph, BatchNorm1d norm, OnnxValue features)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor deviation = (norm.running_var! + norm.eps).rsqrt();
        OnnxValue made = graph.Multiply(graph.Subtract(features, graph.Constant(norm.running_mean!)), graph.Constant(deviation));
        if (norm.weight is not null) made = graph.Multiply(made, graph.Constant(norm.weight));
        return norm.bias is null ? made : graph.Add(made, graph.Constant(norm.bias));
    }

    /// <summary>Layer normalisation over the last dimension.</summary>
    public static OnnxValue Normalise(this OnnxGraph graph, LayerNorm norm, OnnxValue tokens) =>
        graph.Node("LayerNormalization", [tokens, graph.Constant(norm.weight!), graph.Constant(norm.bias!)], OnnxAttribute.Of("epsilon", norm.eps));
}

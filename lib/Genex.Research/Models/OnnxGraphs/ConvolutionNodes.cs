using Genex.Research.Models.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Convolutions and pools over maps (B, C, H, W) as nodes.</summary>
internal static class ConvolutionNodes
{
    /// <summary>A convolution with zeros around the maps.</summary>
    public static OnnxValue Convolve(this OnnxGraph graph, Conv2d layer, OnnxValue maps)
    {
        long[] around = Both(layer.padding ?? [0]);
        OnnxValue weight = graph.Constant(layer.weight!);
        return graph.Node("Conv", layer.bias is null ? [maps, weight] : [maps, weight, graph.Constant(layer.bias)],
            OnnxAttribute.Of("kernel_shape", layer.weight!.shape[2..]), OnnxAttribute.Of("strides", Both(layer.stride)),
            OnnxAttribute.Of("pads", [.. around, .. around]), OnnxAttribute.Of("dilations", Both(layer.dilation)), OnnxAttribute.Of("group", layer.groups));
    }

    /// <summary>The largest value under a window.</summary>
    public static OnnxValue MaxPool(this OnnxGraph graph, MaxPool2d layer, OnnxValue maps) =>
        graph.MaxPool(maps, Both(layer.kernel_size), Both(layer.stride ?? layer.kernel_size), layer.padding is { } padding ? Both(padding) : [0, 0]);

    /// <inheritdoc cref="MaxPool(OnnxGraph, MaxPool2d, OnnxValue)"/>
    public static OnnxValue MaxPool(this OnnxGraph graph, OnnxValue maps, long[] kernel, long[] stride, long[] padding) =>
        graph.Node("MaxPool", [maps], OnnxAttribute.Of("kernel_shape", kernel), OnnxAttribute.Of("strides", stride),
            OnnxAttribute.Of("pads", [.. padding, .. padding]));

    /// <summary>Adaptive average pooling of square maps: mean over the pixels from floor(i n / m) to before ceil((i + 1) n / m) in each direction, which is
    /// one constant matrix from the left and the same from the right.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="maps">(B, C, n, n).</param>
    /// <param name="from">n.</param>
    /// <param name="to">m: the result is (B, C, m, m).</param>
    public static OnnxValue AdaptiveMean(this OnnxGraph graph, OnnxValue maps, long from, long to)
    {
        if (from == to) return maps;
        if (from % to == 0)
            return graph.Node("AveragePool", [maps], OnnxAttribute.Of("kernel_shape", from / to, from / to), OnnxAttribute.Of("strides", from / to, from / to));
        float[] means = new float[to * from];
        for (long row = 0; row < to; row++)
        {
            (long first, long end) = (row * from / to, ((row + 1) * from + to - 1) / to);
            Array.Fill(means, 1f / (end - first), (int)((row * from) + first), (int)(end - first));
        }

        using Tensor left = tensor(means, [to, from]), right = left.t();
        return graph.Product(graph.Product(graph.Constant(left), maps), graph.Constant(right));
    }

    /// <summary>A bottleneck of ResNet-50.</summary>
    public static OnnxValue Bottleneck(this OnnxGraph graph, Bottleneck block, OnnxValue maps)
    {
        OnnxValue Step(OnnxValue value, int number) =>
            graph.Apply(block, Invariant($"bn{number}"), graph.Apply(block, Invariant($"conv{number}"), value));
        OnnxValue inner = Step(graph.Relu(Step(graph.Relu(Step(maps, 1)), 2)), 3);
        return graph.Relu(graph.Add(inner, block.Find("downsample") is { } downsample ? graph.Apply(downsample, maps) : maps));
    }

    private static long[] Both(long[] sizes) => sizes.Length == 1 ? [sizes[0], sizes[0]] : sizes;
}

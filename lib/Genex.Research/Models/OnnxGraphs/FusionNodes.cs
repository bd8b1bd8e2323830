using Genex.Research.Models.Blocks;
using Genex.Research.Models.Fusion;
using static TorchSharp.torch;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Ways of joining an embedding of the video (B, W) and the signals (B, S) as nodes; the formulas are with the operators.</summary>
internal static class FusionNodes
{
    /// <summary>What an operator makes of both.</summary>
    /// <exception cref="OnnxExportException">It is one that is not known here.</exception>
    public static OnnxValue Fuse(this OnnxGraph graph, FusionOperator fusion, OnnxValue video, OnnxModelInputs inputs)
    {
        OnnxValue Signals() => graph.Apply(fusion, "signals", inputs.Signals);
        OnnxValue Both() => graph.Join(1, video, Signals());
        switch (fusion)
        {
            case Concatenation: return graph.Gelu(graph.Apply(fusion, "hidden", Both()));
            case LateSum: return Both();
            case WeightedSum weighted: return graph.Weigh(weighted, video, Signals());
            case GatedUnit: return graph.Gate(fusion, video, Signals());
            case LowRankTensor: return graph.LowRank(fusion, video, Signals());
            case FeatureModulation: return graph.Modulate(fusion, video, Signals());
            case SignalAttention:
                return graph.At(graph.Cross(fusion.Part<CrossModalBlock>("cross"), graph.Unsqueeze(video, 1), Signals(), inputs.Present), 0);
            case BottleneckTokens: return graph.Between(fusion, video, Signals(), inputs.Present);
            default: throw new OnnxExportException($"its way of joining modalities, {fusion.GetName()}, has no ONNX form here");
        }
    }

    private static OnnxValue Weigh(this OnnxGraph graph, WeightedSum fusion, OnnxValue video, OnnxValue body)
    {
        FusionWeights shares = fusion.FusionWeights;
        return graph.Add(graph.Scale(video, shares.Video), graph.Scale(body, shares.Physical));
    }

    private static OnnxValue Gate(this OnnxGraph graph, FusionOperator fusion, OnnxValue video, OnnxValue body)
    {
        OnnxValue open = graph.Sigmoid(graph.Apply(fusion, "gate", graph.Join(1, video, body)));
        OnnxValue closed = graph.Subtract(graph.Constant(1f), open);
        return graph.Add(graph.Multiply(open, graph.Tanh(graph.Apply(fusion, "ofVideo", video))),
            graph.Multiply(closed, graph.Tanh(graph.Apply(fusion, "ofSignals", body))));
    }

    private static OnnxValue LowRank(this OnnxGraph graph, FusionOperator fusion, OnnxValue video, OnnxValue body)
    {
        OnnxValue factors = graph.Multiply(graph.Apply(fusion, "ofVideo", video), graph.Apply(fusion, "ofSignals", body)); // (B, R W)
        return graph.Sum(graph.Reshape(factors, 0, LowRankTensor.Rank, fusion.Output), 1);
    }

    private static OnnxValue Modulate(this OnnxGraph graph, FusionOperator fusion, OnnxValue video, OnnxValue body)
    {
        OnnxValue stretched = graph.Multiply(graph.Add(graph.Constant(1f), graph.Apply(fusion, "stretch", body)), video);
        return graph.Gelu(graph.Add(stretched, graph.Apply(fusion, "shift", body)));
    }

    private static OnnxValue Between(this OnnxGraph graph, FusionOperator fusion, OnnxValue video, OnnxValue tokens, OnnxValue present)
    {
        const int shared = BottleneckTokens.Bottlenecks;
        OnnxValue Always(int count) => graph.Repeat(graph.Flags([1, count], [.. Enumerable.Repeat(true, count)]), 2, video);
        OnnxValue Own(string name) => graph.Repeat(graph.Constant(fusion.Own(name)), 3, video);
        OnnxValue seen = graph.Unsqueeze(video, 1), felt = graph.Join(1, Own("summary"), tokens), between = Own("shared");
        OnnxValue there = graph.Join(1, Always(1), present, Always(shared));                               // (B, 1 + S + 4)
        EncoderBlock[] ofVideo = Blocks("ofVideo"), ofSignals = Blocks("ofSignals");
        for (int layer = 0; layer < BottleneckTokens.Depth; layer++)
        {
            OnnxValue video1 = graph.Encode(ofVideo[layer], graph.Join(1, seen, between), null);
            OnnxValue signals1 = graph.Encode(ofSignals[layer], graph.Join(1, felt, between), there);
            (seen, felt) = (graph.Part(video1, 0, 1), graph.Part(signals1, 0, -shared));
            between = graph.Scale(graph.Add(graph.Part(video1, 1), graph.Part(signals1, -shared)), 0.5);
        }

        return graph.Scale(graph.Add(graph.At(seen, 0), graph.At(felt, 0)), 0.5);                          // (B, W)

        EncoderBlock[] Blocks(string name) => [.. fusion.Part<nn.Module>(name).children().Cast<EncoderBlock>()];
    }
}

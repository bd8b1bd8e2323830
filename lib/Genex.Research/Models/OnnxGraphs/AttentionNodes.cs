using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Attention and the blocks around it as nodes.</summary>
internal static class AttentionNodes
{
    /// <summary>Multi-head attention, as <see cref="Blocks.Attention"/> has it: (B, Q, width) over (B, M, width).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="query">(B, Q, width).</param>
    /// <param name="memory">(B, M, width).</param>
    /// <param name="present">(B, M) bool, false where a memory is missing; null when all are there. A query that finds none gets zeros.</param>
    public static OnnxValue Attend(this OnnxGraph graph, Attention layer, OnnxValue query, OnnxValue memory, OnnxValue? present)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] weights = layer.Own("in_proj_weight").detach().chunk(3);
        Tensor[]? biases = layer.FindOwn("in_proj_bias")?.detach().chunk(3);
        long size = weights[0].shape[1] / layer.Heads;
        OnnxValue Heads(OnnxValue tokens, int part) =>                                              // (B, heads, T, size)
            graph.Permute(graph.Reshape(graph.Affine(tokens, weights[part], biases?[part]), 0, 0, layer.Heads, size), 0, 2, 1, 3);
        (OnnxValue q, OnnxValue k, OnnxValue v) = (Heads(query, 0), Heads(memory, 1), Heads(memory, 2));
        OnnxValue scores = graph.Product(graph.Scale(q, 1 / Math.Sqrt(size)), graph.Permute(k, 0, 1, 3, 2)); // (B, heads, Q, M)
        OnnxValue shares;
        if (present is { } known)
        {
            OnnxValue there = graph.Reshape(known, 0, 1, 1, -1);
            shares = graph.Multiply(graph.Softmax(graph.Where(there, scores, graph.Constant(float.MinValue))), graph.Cast(there, DataType.Float));
        }
        else shares = graph.Softmax(scores);
        OnnxValue mixed = graph.Reshape(graph.Permute(graph.Product(shares, v), 0, 2, 1, 3), 0, 0, size * layer.Heads); // (B, Q, width)
        return graph.Apply(layer, "out_proj", mixed);
    }

    /// <summary>A transformer encoder block over tokens (B, T, width).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="block">The block.</param>
    /// <param name="tokens">(B, T, width).</param>
    /// <param name="present">(B, T) bool; null when all are there.</param>
    public static OnnxValue Encode(this OnnxGraph graph, EncoderBlock block, OnnxValue tokens, OnnxValue? present)
    {
        OnnxValue Norm(int number, OnnxValue value) => graph.Apply(block, Invariant($"ln_{number}"), value);
        OnnxValue Attend(OnnxValue value) => graph.Attend(block.Part<Attention>("self_attention"), value, value, present);
        OnnxValue Feed(OnnxValue value) => graph.Apply(block, "mlp", value);
        if (block.Norm is NormOrder.Before)
        {
            OnnxValue attended = graph.Add(tokens, Attend(Norm(1, tokens)));
            return graph.Add(attended, Feed(Norm(2, attended)));
        }

        OnnxValue normed = Norm(1, graph.Add(tokens, Attend(tokens)));
        return Norm(2, graph.Add(normed, Feed(normed)));
    }

    /// <summary>Encoder blocks and a last normalisation.</summary>
    /// <inheritdoc cref="Encode(OnnxGraph, EncoderBlock, OnnxValue, OnnxValue?)" path="/param"/>
    public static OnnxValue Encode(this OnnxGraph graph, TokenEncoder encoder, OnnxValue tokens, OnnxValue? present)
    {
        OnnxValue encoded = encoder.children().OfType<EncoderBlock>().Aggregate(tokens, (made, block) => graph.Encode(block, made, present));
        return graph.Apply(encoder, "norm", encoded);
    }

    /// <summary>Cross-modal attention: queries of one modality over the tokens of another.</summary>
    /// <inheritdoc cref="Attend" path="/param"/>
    public static OnnxValue Cross(this OnnxGraph graph, CrossModalBlock block, OnnxValue query, OnnxValue memory, OnnxValue? present)
    {
        OnnxValue Norm(OnnxValue value) => graph.Apply(block, "inputNorm", value);
        OnnxValue attended = graph.Add(query, graph.Attend(block.Part<Attention>("attention"), Norm(query), Norm(memory), present));
        return graph.Add(attended, graph.Apply(block, "feedForward", graph.Apply(block, "feedForwardNorm", attended)));
    }

    /// <summary>Signals (B, S) as tokens (B, S, width).</summary>
    public static OnnxValue Tokens(this OnnxGraph graph, SignalTokens tokens, OnnxValue signals) =>
        graph.Add(graph.Constant(tokens.Own("identities")), graph.Multiply(graph.Unsqueeze(signals, 2), graph.Constant(tokens.Own("directions"))));

    private static OnnxValue Softmax(this OnnxGraph graph, OnnxValue scores) => graph.Node("Softmax", [scores], OnnxAttribute.Of("axis", -1));
}

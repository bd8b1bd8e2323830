using DataType = Onnx.TensorProto.Types.DataType;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>The small change of graphs: sums, products, shapes, cuts.</summary>
internal static class OnnxArithmetic
{
    /// <summary>a + b.</summary>
    public static OnnxValue Add(this OnnxGraph graph, OnnxValue a, OnnxValue b) => graph.Node("Add", [a, b]);

    /// <summary>a - b.</summary>
    public static OnnxValue Subtract(this OnnxGraph graph, OnnxValue a, OnnxValue b) => graph.Node("Sub", [a, b]);

    /// <summary>a b, element by element.</summary>
    public static OnnxValue Multiply(this OnnxGraph graph, OnnxValue a, OnnxValue b) => graph.Node("Mul", [a, b]);

    /// <summary>s a.</summary>
    public static OnnxValue Scale(this OnnxGraph graph, OnnxValue a, double s) => graph.Multiply(a, graph.Constant((float)s));

    /// <summary>The matrix product over the last two dimensions.</summary>
    public static OnnxValue Product(this OnnxGraph graph, OnnxValue a, OnnxValue b) => graph.Node("MatMul", [a, b]);

    /// <summary>1 / (1 + exp(-a)).</summary>
    public static OnnxValue Sigmoid(this OnnxGraph graph, OnnxValue a) => graph.Node("Sigmoid", [a]);

    /// <summary>The hyperbolic tangent.</summary>
    public static OnnxValue Tanh(this OnnxGraph graph, OnnxValue a) => graph.Node("Tanh", [a]);

    /// <summary>Within two ends.</summary>
    public static OnnxValue Clip(this OnnxGraph graph, OnnxValue a, float low, float high) =>
        graph.Node("Clip", [a, graph.Constant(low), graph.Constant(high)]);

    /// <summary>Values beside each other along an axis.</summary>
    public static OnnxValue Join(this OnnxGraph graph, long axis, params OnnxValue[] values) => graph.Node("Concat", values, OnnxAttribute.Of("axis", axis));

    /// <summary>Another shape: 0 keeps a dimension as it is, -1 takes what is left.</summary>
    public static OnnxValue Reshape(this OnnxGraph graph, OnnxValue a, params long[] shape) => graph.Node("Reshape", [a, graph.Integers(shape)]);

    /// <summary>The dimensions in another order.</summary>
    public static OnnxValue Permute(this OnnxGraph graph, OnnxValue a, params long[] order) => graph.Node("Transpose", [a], OnnxAttribute.Of("perm", order));

    /// <summary>A dimension of 1 more.</summary>
    public static OnnxValue Unsqueeze(this OnnxGraph graph, OnnxValue a, long axis) => graph.Node("Unsqueeze", [a, graph.Integers(axis)]);

    /// <summary>A part of axis 1: from a place to before another.</summary>
    public static OnnxValue Part(this OnnxGraph graph, OnnxValue a, long from, long to = long.MaxValue) =>
        graph.Node("Slice", [a, graph.Integers(from), graph.Integers(to), graph.Integers(1)]);

    /// <summary>One place of axis 1, which goes away: (B, T, W) to (B, W).</summary>
    public static OnnxValue At(this OnnxGraph graph, OnnxValue a, long place) => graph.Node("Gather", [a, graph.Integer(place)], OnnxAttribute.Of("axis", 1));

    /// <summary>The mean over axes, which go away.</summary>
    public static OnnxValue Mean(this OnnxGraph graph, OnnxValue a, params long[] axes) =>
        graph.Node("ReduceMean", [a], OnnxAttribute.Of("axes", axes), OnnxAttribute.Of("keepdims", 0));

    /// <summary>The sum over an axis, which goes away.</summary>
    public static OnnxValue Sum(this OnnxGraph graph, OnnxValue a, long axis) =>
        graph.Node("ReduceSum", [a, graph.Integers(axis)], OnnxAttribute.Of("keepdims", 0));

    /// <summary>Elements of another type.</summary>
    public static OnnxValue Cast(this OnnxGraph graph, OnnxValue a, DataType type) => graph.Node("Cast", [a], OnnxAttribute.Of("to", (long)type));

    /// <summary>a where the condition holds, b elsewhere; what lies in the other is not read.</summary>
    public static OnnxValue Where(this OnnxGraph graph, OnnxValue condition, OnnxValue a, OnnxValue b) => graph.Node("Where", [condition, a, b]);

    /// <summary>A value (1, …) once for each row of another: (B, …).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">What is repeated.</param>
    /// <param name="rank">How many dimensions it has.</param>
    /// <param name="like">(B, …).</param>
    public static OnnxValue Repeat(this OnnxGraph graph, OnnxValue value, int rank, OnnxValue like)
    {
        OnnxValue batch = graph.Node("Shape", [like], OnnxAttribute.Of("start", 0), OnnxAttribute.Of("end", 1));
        return graph.Node("Expand", [value, graph.Join(0, batch, graph.Integers([.. Enumerable.Repeat(1L, rank - 1)]))]);
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Google.Protobuf;
using Onnx;
using static TorchSharp.torch;
using DataType = Onnx.TensorProto.Types.DataType;

#pragma warning disable MA0048 // a graph and its values

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>A value of a graph: an input, a constant, or what a node makes.</summary>
/// <param name="Name">Its name in the file.</param>
internal readonly record struct OnnxValue(string Name);

/// <summary>An ONNX graph while it is made: operators of the standard's own set, constants, inputs and outputs.</summary>
/// <remarks>
/// Equal constants are there once, and so are nodes of the same kind on the same values: models that share a frozen body share it in the file and in the work
/// of a run. The first dimension of every input and output is free and is called "batch". Equal calls make equal bytes.
/// </remarks>
internal sealed class OnnxGraph
{
    /// <summary>Version of the operators: the first with LayerNormalization (ONNX 1.12).</summary>
    public const int Opset = 17;

    /// <summary>Version of the file format that belongs to it.</summary>
    public const int IrVersion = 8;

    /// <summary>Bytes of constants that a file holds at most: a protocol buffer ends below 2^31.</summary>
    public const long MostBytes = 2_000_000_000;

    private readonly GraphProto graph = new() { Name = "genex" };
    private readonly Dictionary<string, OnnxValue> made = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>An input (batch, shape…).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Of its elements.</param>
    /// <param name="means">What it is, in words.</param>
    /// <param name="shape">After the batch.</param>
    public OnnxValue Input(string name, DataType type, string means, params long[] shape)
    {
        graph.Input.Add(Described(name, type, means, shape));
        return new OnnxValue(name);
    }

    /// <summary>An output (batch, shape…) of 32-bit floats.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What it is the name of.</param>
    /// <param name="means">What it is, in words.</param>
    /// <param name="shape">After the batch.</param>
    public void Output(string name, OnnxValue value, string means, params long[] shape)
    {
        NodeProto node = new() { OpType = "Identity", Name = name };
        node.Input.Add(value.Name);
        node.Output.Add(name);
        graph.Node.Add(node);
        graph.Output.Add(Described(name, DataType.Float, means, shape));
    }

    /// <summary>A constant of 32-bit floats.</summary>
    /// <param name="values">Of any type and device; stay the caller's.</param>
    public OnnxValue Constant(Tensor values)
    {
        using Tensor apart = values.detach(), here = apart.cpu(), floats = here.to(ScalarType.Float32), plain = floats.contiguous();
        return Constant(DataType.Float, plain.shape, plain.bytes.ToArray());
    }

    /// <summary>One 32-bit float, which goes with a tensor of any shape.</summary>
    public OnnxValue Constant(float value) => Constant(DataType.Float, [], BitConverter.GetBytes(value));

    /// <summary>A vector of 64-bit floats.</summary>
    public OnnxValue Doubles(params double[] values) => Constant(DataType.Double, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>A vector of 64-bit integers: shapes, axes, places.</summary>
    public OnnxValue Integers(params long[] values) => Constant(DataType.Int64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>A 64-bit integer without a shape: a place that takes its dimension away.</summary>
    public OnnxValue Integer(long value) => Constant(DataType.Int64, [], BitConverter.GetBytes(value));

    /// <summary>Truth values.</summary>
    /// <param name="shape">How many there are along each dimension.</param>
    /// <param name="values">All of them, the last dimension running first.</param>
    public OnnxValue Flags(long[] shape, params bool[] values) => Constant(DataType.Bool, shape, [.. values.Select(value => value ? (byte)1 : (byte)0)]);

    /// <summary>A node with one output.</summary>
    /// <param name="kind">The operator's name in the standard.</param>
    /// <param name="inputs">In the standard's order.</param>
    /// <param name="attributes">Those that are not as usual.</param>
    public OnnxValue Node(string kind, OnnxValue[] inputs, params AttributeProto[] attributes)
    {
        NodeProto node = new() { OpType = kind };
        node.Input.AddRange(inputs.Select(input => input.Name));
        node.Attribute.AddRange(attributes);
        string key = Convert.ToBase64String(node.ToByteArray());
        if (made.TryGetValue(key, out OnnxValue same)) return same;
        OnnxValue value = new(Invariant($"{kind}_{graph.Node.Count}"));
        node.Name = value.Name;
        node.Output.Add(value.Name);
        graph.Node.Add(node);
        return made[key] = value;
    }

    /// <summary>The graph as a model that ONNX Runtime takes; the graph is not to be changed from then on.</summary>
    public ModelProto ToModel()
    {
        ModelProto model = new() { IrVersion = IrVersion, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = Opset });
        return model;
    }

    private OnnxValue Constant(DataType type, long[] shape, byte[] content)
    {
        string key = Invariant($"{type} ({string.Join(',', shape)}) {Convert.ToHexStringLower(SHA256.HashData(content))}");
        if (made.TryGetValue(key, out OnnxValue same)) return same;
        bytes += content.Length;
        if (bytes > MostBytes)
        {
            throw new OnnxExportException(Invariant($"its weights are more than the {MostBytes / 1e9:0} GB that one ONNX file can hold ")
                + "(run.ToOnnx(file, fold: 0) writes one fold by itself)");
        }

        TensorProto constant = new()
        {
            Name = Invariant($"constant_{graph.Initializer.Count}"),
            DataType = (int)type,
            RawData = UnsafeByteOperations.UnsafeWrap(content), // nobody else holds it
        };
        constant.Dims.AddRange(shape);
        graph.Initializer.Add(constant);
        return made[key] = new OnnxValue(constant.Name);
    }

    private static ValueInfoProto Described(string name, DataType type, string means, long[] shape)
    {
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)type, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        tensor.Shape.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor }, DocString = means };
    }
}

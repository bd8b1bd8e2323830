using Onnx;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>Attributes of nodes: what an operator is told besides its inputs.</summary>
internal static class OnnxAttribute
{
    /// <summary>An integer.</summary>
    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    /// <summary>A 32-bit float.</summary>
    public static AttributeProto Of(string name, double value) => new() { Name = name, Type = AttributeType.Float, F = (float)value };

    /// <summary>Integers.</summary>
    public static AttributeProto Of(string name, params long[] values)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }
}

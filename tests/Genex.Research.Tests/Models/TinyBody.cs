using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using Google.Protobuf;
using Onnx;

namespace Genex.Research.Tests.Models;

/// <summary>A network of one filter bank, written by the tests: frames of 32 pixels, a 3 x 3 convolution to 4 maps, the mean of each.</summary>
internal sealed class TinyBody : IDisposable
{
    public const string Settings = """
        { "name": "tiny", "input": "frames", "output": "features", "side": 32, "channels": "BGR", "white": 255, "mean": [100, 110, 120],
          "deviation": [50, 60, 70], "source": "made by a test" }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-body-");

    public TinyBody(Action<ModelProto>? change = null, string settings = Settings)
    {
        ModelProto model = new() { IrVersion = 8, Graph = new GraphProto { Name = "tiny" } };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        model.Graph.Input.Add(Value("frames", 1, 3, 32, 32));
        model.Graph.Output.Add(Value("features", 1, 4, 1, 1));
        TensorProto filters = new() { Name = "filters", DataType = (int)TensorProto.Types.DataType.Float };
        filters.Dims.AddRange([4, 3, 3, 3]);
        filters.FloatData.AddRange(Filters);
        model.Graph.Initializer.Add(filters);
        model.Graph.Node.Add(Node("Conv", ["frames", "filters"], "maps"));
        model.Graph.Node.Add(Node("GlobalAveragePool", ["maps"], "features"));
        change?.Invoke(model);
        File.WriteAllBytes(Path, model.ToByteArray());
        File.WriteAllText(System.IO.Path.ChangeExtension(Path, ".json"), settings);
    }

    /// <summary>4 x 3 x 3 x 3.</summary>
    public static float[] Filters { get; } = [.. Enumerable.Range(0, 108).Select(place => MathF.Sin(place))];

    public string Path => System.IO.Path.Combine(folder.FullName, "tiny.onnx");

    public FrozenBody Body => new(OnnxBodyFile.Open(Path));

    public void Dispose() => folder.Delete(recursive: true);

    private static NodeProto Node(string kind, string[] inputs, string output)
    {
        NodeProto node = new() { OpType = kind };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        return node;
    }

    private static ValueInfoProto Value(string name, params long[] shape)
    {
        TypeProto.Types.Tensor tensor = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = new TensorShapeProto() };
        tensor.Shape.Dim.AddRange(shape.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}

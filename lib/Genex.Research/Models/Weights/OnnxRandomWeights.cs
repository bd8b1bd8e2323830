using Google.Protobuf;
using Onnx;

namespace Genex.Research.Models.Weights;

/// <summary>The same network with weights that know nothing: what pretraining is worth is the difference between the two.</summary>
internal static class OnnxRandomWeights
{
    private const int Float = (int)TensorProto.Types.DataType.Float;

    /// <summary>Draws every matrix and filter normal with variance 2 / fan-in (He et al. 2015); normalisations become those of a fresh network, other vectors
    /// zero.</summary>
    /// <param name="model">Is changed.</param>
    /// <param name="seed">Equal seeds give equal bytes.</param>
    public static byte[] Draw(ModelProto model, long seed)
    {
        Dictionary<string, float> fresh = [];
        foreach (NodeProto node in model.Graph.Node.Where(node => node.OpType == "BatchNormalization" && node.Input.Count >= 5))
            (fresh[node.Input[1]], fresh[node.Input[2]], fresh[node.Input[3]], fresh[node.Input[4]]) = (1, 0, 0, 1);
        foreach (NodeProto node in model.Graph.Node.Where(node => node.OpType == "LayerNormalization" && node.Input.Count >= 2)) fresh[node.Input[1]] = 1;
        SeededRandom random = new(seed);
        foreach (TensorProto tensor in model.Graph.Initializer.Where(tensor => tensor.DataType == Float && tensor.Dims.Count > 0))
        {
            long count = tensor.Dims.Aggregate(1L, (product, size) => product * size);
            float[] values = new float[count];
            if (tensor.Dims.Count == 1) Array.Fill(values, fresh.GetValueOrDefault(tensor.Name));
            else
            {
                double deviation = Math.Sqrt(2.0 * tensor.Dims[0] / count);
                for (long place = 0; place < count; place++) values[place] = (float)(deviation * random.Normal());
            }

            tensor.RawData = ByteString.Empty;
            tensor.FloatData.Clear();
            tensor.FloatData.AddRange(values);
        }

        return model.ToByteArray();
    }
}

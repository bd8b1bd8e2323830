using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>Reads the safetensors format strictly: header of at most 100 MB, no name twice, only known types and fields, sizes that agree with the offsets,
/// tensors that cover the rest of the file exactly.</summary>
internal static class SafeTensorsReader
{
    private const string Metadata = "__metadata__";
    private const long HeaderLimit = 100_000_000;

    public static WeightsFile Open(Stream stream, string file)
    {
        Span<byte> prefix = stackalloc byte[8];
        stream.Position = 0;
        stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > HeaderLimit || (long)length > stream.Length - 8)
            throw new WeightsFormatException(file,
                Invariant($"the header claims {length} bytes; at most {Math.Min(HeaderLimit, stream.Length - 8)} are possible."));
        byte[] header = new byte[length];
        stream.ReadExactly(header);
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            return new WeightsFile(file, Describe(json.RootElement, stream, 8 + (long)length, file), stream) { Texts = Texts(json.RootElement, file) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) // the latter for a text that is no UTF-8
        {
            throw new WeightsFormatException(file, $"the header is not the JSON that it should be: {error.Message}", error);
        }
    }

    private static Dictionary<string, string> Texts(JsonElement header, string file)
    {
        if (!header.TryGetProperty(Metadata, out JsonElement texts)) return [];
        return texts.ValueKind is JsonValueKind.Object && texts.EnumerateObject().All(item => item.Value.ValueKind is JsonValueKind.String)
            ? texts.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString()!)
            : throw new WeightsFormatException(file, $"{Metadata} holds something other than texts.");
    }

    private static Dictionary<string, StoredTensor> Describe(JsonElement header, Stream stream, long start, string file)
    {
        var tensors = new Dictionary<string, StoredTensor>();
        var spans = new List<(long Begin, long End, string Name)>();
        foreach (JsonProperty entry in header.EnumerateObject().Where(entry => entry.Name != Metadata))
        {
            (ScalarType type, long[] shape, long begin, long end) = Entry(entry, file);
            Require(StoredTensor.Count(shape, type) * StoredTensor.SizeOf(type) == end - begin,
                Invariant($"tensor \"{entry.Name}\" is ({string.Join(", ", shape)}) of {type}, but takes {end - begin} bytes"));
            spans.Add((begin, end, entry.Name));
            tensors.Add(entry.Name, new StoredTensor(type, shape, () => Read(stream, start + begin, type, shape)));
        }
        long at = 0;
        foreach ((long begin, long end, string name) in spans.OrderBy(span => span.Begin).ThenBy(span => span.End))
        {
            Require(begin == at, Invariant($"tensor \"{name}\" begins at byte {begin} of the data where {at} was expected (a gap or an overlap)"));
            at = end;
        }
        Require(start + at == stream.Length, Invariant($"the tensors end at byte {start + at}, the file at {stream.Length}"));
        return tensors;

        void Require(bool holds, string problem)
        {
            if (!holds)
                throw new WeightsFormatException(file, $"{problem}.");
        }
    }

    private static (ScalarType Type, long[] Shape, long Begin, long End) Entry(JsonProperty entry, string file)
    {
        JsonElement value = entry.Value;
        if (value.ValueKind is not JsonValueKind.Object || value.EnumerateObject().Count() != 3
            || !value.TryGetProperty("dtype", out JsonElement dtype) || dtype.ValueKind is not JsonValueKind.String
            || !value.TryGetProperty("shape", out JsonElement shape) || Integers(shape) is not { } sizes
            || !value.TryGetProperty("data_offsets", out JsonElement offsets) || Integers(offsets) is not [long begin, long end] || begin < 0 || end < begin)
            throw new WeightsFormatException(file, $"tensor \"{entry.Name}\" needs exactly dtype, shape and data_offsets (begin, end).");
        return SafeTensors.Types.TryGetValue(dtype.GetString()!, out ScalarType type) ? (type, sizes, begin, end)
            : throw new WeightsFormatException(file,
                $"tensor \"{entry.Name}\" has type \"{dtype}\"; expected one of {string.Join(", ", SafeTensors.Types.Keys)}.");
    }

    private static long[]? Integers(JsonElement array)
    {
        if (array.ValueKind is not JsonValueKind.Array)
            return null;
        var numbers = new List<long>();
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Number || !item.TryGetInt64(out long number))
                return null;
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private static Tensor Read(Stream stream, long at, ScalarType type, long[] shape)
    {
        Tensor tensor = empty(shape, type);
        stream.Position = at;
        stream.ReadExactly(tensor.bytes);
        return tensor;
    }
}

using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>The safetensors format: an 8-byte little-endian header length, a JSON header, then the tensors' bytes without gap or overlap.</summary>
/// <remarks>
/// Read strictly: header of at most 100 MB, no name twice, only known types and fields, sizes that agree with the offsets, tensors that cover the
/// rest of the file exactly. Source: the format's own description (huggingface/safetensors, README).
/// </remarks>
public static class SafeTensors
{
    private const long HeaderLimit = 100_000_000;

    private static readonly Dictionary<string, ScalarType> Types = new()
    {
        ["F64"] = ScalarType.Float64, ["F32"] = ScalarType.Float32, ["F16"] = ScalarType.Float16, ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64, ["I32"] = ScalarType.Int32, ["I16"] = ScalarType.Int16, ["I8"] = ScalarType.Int8, ["U8"] = ScalarType.Byte,
        ["BOOL"] = ScalarType.Bool,
    };

    /// <summary>Writes tensors to a file, which appears whole or not at all.</summary>
    /// <param name="path">Replaced when it exists.</param>
    /// <param name="tensors">On any device; stay the caller's. Written in the order of their names.</param>
    /// <param name="metadata">Texts to keep with them.</param>
    /// <exception cref="ArgumentException">A tensor's type is not one that the format holds here.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var names = tensors.Keys.Order(StringComparer.Ordinal).ToList();
        byte[] header = Header(names, tensors, metadata);
        string temporary = Invariant($"{path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (string name in names)
                {
                    using Tensor plain = tensors[name].detach().cpu().contiguous();
                    stream.Write(plain.bytes);
                }
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    internal static WeightsFile Open(Stream stream, string file)
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
            return new WeightsFile(file, Describe(json.RootElement, stream, 8 + (long)length, file), stream);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) // the latter for a text that is no UTF-8
        {
            throw new WeightsFormatException(file, $"the header is not the JSON that it should be: {error.Message}", error);
        }
    }

    private static Dictionary<string, StoredTensor> Describe(JsonElement header, Stream stream, long start, string file)
    {
        var tensors = new Dictionary<string, StoredTensor>();
        var spans = new List<(long Begin, long End, string Name)>();
        foreach (JsonProperty entry in header.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                Require(entry.Value.ValueKind is JsonValueKind.Object && entry.Value.EnumerateObject()
                    .All(item => item.Value.ValueKind is JsonValueKind.String), "__metadata__ holds something other than texts");
                continue;
            }
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
        return Types.TryGetValue(dtype.GetString()!, out ScalarType type) ? (type, sizes, begin, end)
            : throw new WeightsFormatException(file, $"tensor \"{entry.Name}\" has type \"{dtype}\"; expected one of {string.Join(", ", Types.Keys)}.");
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

    private static byte[] Header(List<string> names, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string text) in metadata)
                    json.WriteString(key, text);
                json.WriteEndObject();
            }
            long at = 0;
            foreach (string name in names)
            {
                Tensor tensor = tensors[name];
                string type = Types.FirstOrDefault(entry => entry.Value == tensor.dtype).Key
                    ?? throw new ArgumentException($"Tensor \"{name}\" has type {tensor.dtype}, which is not written.", nameof(tensors));
                json.WriteStartObject(name);
                json.WriteString("dtype", type);
                json.WriteStartArray("shape");
                foreach (long size in tensor.shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += tensor.numel() * StoredTensor.SizeOf(tensor.dtype));
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}

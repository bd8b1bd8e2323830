using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>Writes the safetensors format: an 8-byte little-endian header length, a JSON header, then the tensors' bytes without gap or overlap.</summary>
/// <remarks>Source: the format's own description (huggingface/safetensors, README). <see cref="WeightsFile"/> reads it.</remarks>
public static class SafeTensors
{
    /// <summary>The types of the format that TorchSharp has, by the format's names.</summary>
    internal static IReadOnlyDictionary<string, ScalarType> Types { get; } = new Dictionary<string, ScalarType>
    {
        ["F64"] = ScalarType.Float64,
        ["F32"] = ScalarType.Float32,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64,
        ["I32"] = ScalarType.Int32,
        ["I16"] = ScalarType.Int16,
        ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte,
        ["BOOL"] = ScalarType.Bool,
    };

    /// <summary>Writes tensors to a file, which appears whole or not at all.</summary>
    /// <param name="path">Replaced when it exists.</param>
    /// <param name="tensors">On any device; stay the caller's. Written in the order of their names.</param>
    /// <param name="metadata">Texts to keep with them.</param>
    /// <exception cref="ArgumentException">A tensor's type is not one that the format holds here.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        WriteInOrder(path, tensors.OrderBy(entry => entry.Key, StringComparer.Ordinal), metadata);

    /// <summary>Writes tensors and texts in the order given, with a hash over all of them that <see cref="ContentHash.Require"/> checks.</summary>
    internal static void WriteSealed(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> texts)
    {
        KeyValuePair<string, Tensor>[] entries = [.. tensors];
        WriteInOrder(path, entries, ContentHash.Seal(entries, texts));
    }

    /// <summary>The same in the order given.</summary>
    internal static void WriteInOrder(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        KeyValuePair<string, Tensor>[] entries = [.. tensors];
        byte[] header = Header(entries, metadata);
        AtomicFile.Write(path, file =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            foreach ((_, Tensor tensor) in entries)
            {
                using Tensor plain = tensor.detach().cpu().contiguous();
                file.Write(plain.bytes);
            }
        });
    }

    private static byte[] Header(KeyValuePair<string, Tensor>[] tensors, IReadOnlyDictionary<string, string>? metadata)
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
            foreach ((string name, Tensor tensor) in tensors)
            {
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

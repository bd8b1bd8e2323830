using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Named tensors and texts in one file in the safetensors layout, written whole or not at all.</summary>
/// <remarks>Eight bytes of header length (little endian), a JSON header of names, types, shapes and offsets, the numbers. Reads its own files; foreign weights
/// go through the models' reader.</remarks>
internal static class TensorArchive
{
    private static readonly Dictionary<ScalarType, string> Codes = new()
    {
        [ScalarType.Float32] = "F32", [ScalarType.Float64] = "F64", [ScalarType.Int64] = "I64", [ScalarType.Byte] = "U8", [ScalarType.Bool] = "BOOL",
    };

    /// <summary>Writes beside the path, flushes and renames.</summary>
    public static void Write(string path, IEnumerable<(string Name, Tensor Value)> tensors, IReadOnlyDictionary<string, string> texts)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        List<(string Name, Tensor Value)> entries = [.. tensors.Select(entry => (entry.Name, entry.Value.detach().cpu().contiguous()))];
        JsonObject header = new() { ["__metadata__"] = new JsonObject(texts.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) };
        long offset = 0;
        foreach ((string name, Tensor value) in entries)
        {
            long length = value.numel() * value.element_size();
            header[name] = new JsonObject
            {
                ["dtype"] = Codes[value.dtype],
                ["shape"] = new JsonArray([.. value.shape.Select(side => (JsonNode)side)]),
                ["data_offsets"] = new JsonArray(offset, offset + length),
            };
            offset += length;
        }

        string text = header.ToJsonString();
        byte[] head = Encoding.UTF8.GetBytes(text + new string(' ', (8 - Encoding.UTF8.GetByteCount(text) % 8) % 8));
        AtomicFile.Write(path, file =>
        {
            Span<byte> size = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(size, head.Length);
            file.Write(size);
            file.Write(head);
            foreach ((_, Tensor value) in entries) file.Write(value.bytes);
        });
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <returns>Tensors on the CPU, detached from any dispose scope, which the caller disposes, and the texts.</returns>
    /// <exception cref="InvalidDataException">The file is not whole.</exception>
    public static (Dictionary<string, Tensor> Tensors, Dictionary<string, string> Texts) Read(string path)
    {
        byte[] all = File.ReadAllBytes(path);
        long head = all.Length >= 8 ? BinaryPrimitives.ReadInt64LittleEndian(all) : -1;
        if (head < 2 || head > all.Length - 8) throw Damaged("the header's length does not fit the file");
        try
        {
            JsonObject header = JsonNode.Parse(all.AsSpan(8, (int)head))!.AsObject();
            Dictionary<string, string> texts = header["__metadata__"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];
            Dictionary<string, Tensor> tensors = [];
            foreach ((string name, JsonNode? entry) in header.Where(pair => pair.Key != "__metadata__"))
            {
                ScalarType type = Codes.Single(code => code.Value == (string)entry!["dtype"]!).Key;
                long from = (long)entry!["data_offsets"]![0]!, to = (long)entry["data_offsets"]![1]!;
                Tensor value = zeros([.. entry["shape"]!.AsArray().Select(side => (long)side!)], type).DetachFromDisposeScope();
                all.AsSpan((int)(8 + head + from), (int)(to - from)).CopyTo(value.bytes);
                tensors[name] = value;
            }

            return (tensors, texts);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw Damaged(error.Message);
        }

        InvalidDataException Damaged(string why) => new($"{path} is not a whole checkpoint ({why}); delete it to start this part again.");
    }
}

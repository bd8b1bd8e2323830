using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>Messages as frames on the wire: identities, a delimiter, a signature, then header, parent header, metadata and content as JSON.</summary>
internal sealed class MessageCodec(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 512 };

    private readonly MessageSigner signer = new(key);
    private readonly SeenSignatures seen = new();

    /// <summary>The frames of a message of ours.</summary>
    public IReadOnlyList<byte[]> Encode(KernelMessage message)
    {
        byte[][] parts = [Bytes(message.Header), Bytes(message.Parent), Empty, Bytes(message.Content)];
        return [.. message.Identities, Delimiter, signer.Sign(parts), .. parts];
    }

    /// <summary>Reads the frames that came in.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="problem">Why there is no message.</param>
    /// <returns>The message; null where the frames are none, or their signature is missing, wrong or has been seen before.</returns>
    public KernelMessage? Decode(IReadOnlyList<byte[]> frames, out string? problem)
    {
        problem = null;
        int start = 0;
        while (start < frames.Count && !frames[start].AsSpan().SequenceEqual(Delimiter))
            start++;
        if (frames.Count - start < 6)
            problem = "a message with too few parts was dropped";
        else if (!signer.IsSignedBy(frames[start + 1], [.. frames.Skip(start + 2).Take(4)]))
            problem = "a message with a missing or wrong signature was dropped";
        else if (key.Length > 0 && !seen.Add(frames[start + 1]))
            problem = "a message that had been received before was dropped";
        if (problem is not null)
            return null;
        try
        {
            return new([.. frames.Take(start)], Object(frames[start + 2]), Object(frames[start + 3]), Object(frames[start + 5]));
        }
        catch (JsonException invalid)
        {
            problem = "a message that is not JSON was dropped: " + invalid.Message;
            return null;
        }
    }

    private static JsonObject Object(byte[] bytes) => JsonNode.Parse(bytes, documentOptions: Reading) as JsonObject
        ?? throw new JsonException("a part is no object");

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Relaxed);
}

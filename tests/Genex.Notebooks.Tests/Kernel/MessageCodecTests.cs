using System.Text.Json.Nodes;
using Genex.Notebooks.Kernel;

namespace Genex.Notebooks.Tests.Kernel;

public class MessageCodecTests
{
    private static IReadOnlyList<byte[]> Frames(string key) => new MessageCodec(key)
        .Encode(KernelMessage.Create("kernel_info_request", [], new JsonObject { ["a"] = "é😀" }, [[1, 2]]));

    [Fact]
    public void What_is_sent_is_read_and_only_once()
    {
        var reader = new MessageCodec("key");
        IReadOnlyList<byte[]> frames = Frames("key");
        KernelMessage? read = reader.Decode(frames, out _);
        Assert.Equal(("kernel_info_request", "é😀"), (read!.Type, read.Content["a"]!.ToString()));
        Assert.Equal([1, 2], Assert.Single(read.Identities));
        Assert.Null(reader.Decode(frames, out string? problem));
        Assert.Contains("received before", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var random = new Random(3);
        for (int i = 0; i < 300; i++)
        {
            byte[][] frames = Frames("key").Select(frame => (byte[])frame.Clone()).ToArray();
            byte[] frame = frames[random.Next(2, frames.Length)];
            if (frame.Length == 0)
                continue;
            frame[random.Next(frame.Length)] ^= (byte)random.Next(1, 256);
            Assert.Null(new MessageCodec("key").Decode(frames, out string? problem));
            Assert.Contains("signature", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_signature_is_the_one_that_jupyter_computes() => // hmac.new(b'key', digestmod=sha256) over the four parts
        Assert.Equal("dd0ad692bc5b8066877e029de955d3ba072368045223cbf7897d5eb9a2b472dd"u8.ToArray(),
            new MessageSigner("key").Sign(["{}"u8.ToArray(), """{"a":1}"""u8.ToArray(), "{}"u8.ToArray(), "x"u8.ToArray()]));

    [Fact]
    public void An_empty_key_means_no_signatures() => Assert.NotNull(new MessageCodec("").Decode(Frames(""), out _));
}

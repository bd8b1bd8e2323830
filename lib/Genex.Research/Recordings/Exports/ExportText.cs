using System.Text;

namespace Genex.Research.Recordings;

/// <summary>The text of an export, whichever way it was encoded.</summary>
/// <param name="Content">The text, without byte order mark.</param>
/// <param name="Encoding">"UTF-8", "UTF-16" or "Latin-1".</param>
internal sealed record ExportText(string Content, string Encoding)
{
    /// <summary>What columns mean, by the names that the file writes, where the study's description says it.</summary>
    internal IReadOnlyDictionary<string, string>? Renames { get; init; }

    // A gigabyte of text is more than any recording; a line as long is no table's.
    private const long MostBytes = 1_000_000_000;
    private const int LongestLine = 4_000_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file: by its byte order mark; without one as UTF-16 when every second byte of the start is zero, as UTF-8 when it is valid, else as
    /// Latin-1.</summary>
    /// <exception cref="ExportException">The file is missing or empty, cannot be read, or holds zero bytes.</exception>
    internal static ExportText Read(string path)
    {
        byte[] bytes = Bytes(path);
        ExportText text = Decode(bytes);
        int zero = text.Content.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
            throw new ExportException(path, Invariant($"line {text.Content.AsSpan(0, zero).Count('\n') + 1}"), "a zero byte", "text",
                "The file is damaged or no CSV; export it again.");
        return text.Content.AsSpan().Trim().Length > 0 ? text : throw Empty(path);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            FileReads.Tell(path);
            if (!FileStatus.IsRegular(path) && System.IO.File.Exists(path))
                throw new ExportException(path, null, "a pipe or a device", "a CSV export");
            using FileStream file = System.IO.File.OpenRead(path);
            if (file.Length > MostBytes)
                throw new ExportException(path, null, Invariant($"{file.Length:N0} bytes"), Invariant($"a table of at most {MostBytes:N0} bytes"));
            byte[] bytes = new byte[file.Length];
            int line = 0;
            for (int at = 0; at < bytes.Length;)
            {
                Span<byte> block = bytes.AsSpan(at, Math.Min(1 << 20, bytes.Length - at));
                file.ReadExactly(block);
                int end = block.LastIndexOfAny((byte)'\n', (byte)'\r');
                line = end < 0 ? line + block.Length : block.Length - end;
                at += block.Length;
                if (line > LongestLine)
                    throw new ExportException(path, Invariant($"byte {at - line:N0}"), Invariant($"a line of more than {LongestLine:N0} bytes"),
                        "a CSV export");
            }

            return bytes.Length > 0 ? bytes : throw Empty(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExportException(path, null, "there is no such file", "a CSV export", cause: problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(path, null, $"the file cannot be read ({problem.Message})", "a readable CSV export", cause: problem);
        }
    }

    private static ExportException Empty(string path) => new(path, null, "the file is empty", "a CSV export with a header row", "Export it again.");

    private static ExportText Decode(byte[] bytes)
    {
        ReadOnlySpan<byte> start = bytes;
        if (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return new ExportText(System.Text.Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3), "UTF-8");
        if (start.StartsWith<byte>([0xFF, 0xFE]))
            return new ExportText(System.Text.Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        if (start.StartsWith<byte>([0xFE, 0xFF]))
            return new ExportText(System.Text.Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        if (ZerosAt(bytes, 1))
            return new ExportText(System.Text.Encoding.Unicode.GetString(bytes), "UTF-16");
        if (ZerosAt(bytes, 0))
            return new ExportText(System.Text.Encoding.BigEndianUnicode.GetString(bytes), "UTF-16");
        try
        {
            return new ExportText(StrictUtf8.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return new ExportText(System.Text.Encoding.Latin1.GetString(bytes), "Latin-1");
        }
    }

    private static bool ZerosAt(byte[] bytes, int parity)
    {
        int pairs = Math.Min(bytes.Length / 2, 64), zeros = 0;
        for (int pair = 0; pair < pairs; pair++)
            zeros += bytes[2 * pair + parity] == 0 ? 1 : 0;
        return pairs >= 4 && zeros > pairs * 3 / 4;
    }
}

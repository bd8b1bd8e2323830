using System.Text;

namespace Genex.Research.Recordings;

/// <summary>The text of an export, whichever way it was encoded. It is checked once and then walked through from the file, never held as a whole.</summary>
internal sealed record ExportText
{
    // More than any recording's; a line as long is no table's.
    private const long MostBytes = 64_000_000_000;
    private const int BlockBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false);
    private static readonly UnicodeEncoding BigEndianUtf16 = new(bigEndian: true, byteOrderMark: false);

    private readonly string path;
    private readonly Encoding encoding;
    private readonly int markBytes;
    private readonly FileStamp stamp;

    private ExportText(string path, FileStamp stamp, Encoding encoding, int markBytes) =>
        (this.path, this.stamp, this.encoding, this.markBytes) = (path, stamp, encoding, markBytes);

    /// <summary>The longest line of a table, in bytes, and the longest row.</summary>
    internal const int LongestLine = 4_000_000;

    /// <summary>"UTF-8", "UTF-16" or "Latin-1".</summary>
    internal string Encoding => encoding is UTF8Encoding ? "UTF-8" : encoding is UnicodeEncoding ? "UTF-16" : "Latin-1";

    /// <summary>Whether the last line has a line end.</summary>
    internal bool EndsInLine { get; private init; }

    /// <summary>What columns mean, by the names that the file writes, where the study's description says it.</summary>
    internal IReadOnlyDictionary<string, string>? Renames { get; init; }

    /// <summary>Checks a file: by its byte order mark; without one as UTF-16 when every second byte of the start is zero, as UTF-8 when it is valid, else as
    /// Latin-1.</summary>
    /// <exception cref="ExportException">The file is missing or empty, cannot be read, or holds zero bytes.</exception>
    internal static ExportText Read(string path) => OrRefused(path, () =>
    {
        FileReads.Tell(path);
        if (!FileStatus.IsRegular(path) && File.Exists(path))
            throw new ExportException(path, null, "a pipe or a device", "a CSV export");
        FileStamp before = FileStamp.Of(new FileInfo(path));
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (file.Length > MostBytes)
            throw new ExportException(path, null, Invariant($"{file.Length:N0} bytes"), Invariant($"a table of at most {MostBytes:N0} bytes"));
        byte[] start = new byte[128];
        (Encoding encoding, int mark) = EncodingOf(start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        try
        {
            return Checked(new ExportText(path, before, encoding, mark), file);
        }
        catch (DecoderFallbackException)
        {
            return Checked(new ExportText(path, before, System.Text.Encoding.Latin1, 0), file);
        }
    });

    /// <summary>The text from its beginning, without byte order mark.</summary>
    /// <exception cref="ExportException">The file cannot be read, or is no longer as it was checked.</exception>
    internal StreamReader Open() => OrRefused(path, () =>
    {
        if (FileStamp.Of(new FileInfo(path)) != stamp)
            throw new ExportException(path, null, "the file changed while it was read", "a file that stays as it is",
                "Read it again when it is exported, or copied, completely.");
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0) { Position = markBytes };
        return new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    });

    /// <summary>The first lines, without their ends.</summary>
    /// <exception cref="ExportException">As for <see cref="Open"/>.</exception>
    internal List<string> FirstLines(int most) => OrRefused(path, () =>
    {
        using StreamReader reader = Open();
        List<string> lines = [];
        while (lines.Count < most && reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    });

    /// <summary>The first letters.</summary>
    /// <exception cref="ExportException">As for <see cref="Open"/>.</exception>
    internal string FirstLetters(int most) => OrRefused(path, () =>
    {
        using StreamReader reader = Open();
        char[] letters = new char[most];
        return new string(letters, 0, reader.ReadBlock(letters, 0, most));
    });

    /// <summary>Does what reads a file; where the system refuses, the error names the file.</summary>
    internal static T OrRefused<T>(string path, Func<T> read)
    {
        try
        {
            return read();
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

    /// <summary>Walks through the file once: whether it is valid in its encoding, and a text of lines.</summary>
    private static ExportText Checked(ExportText text, FileStream file)
    {
        file.Position = 0;
        Decoder decoder = text.encoding.GetDecoder();
        byte[] block = new byte[BlockBytes];
        char[] letters = new char[text.encoding.GetMaxCharCount(BlockBytes)];
        int line = 0, lines = 0, lineOfZero = 0;
        long at = 0;
        bool blank = true;
        char last = '\0';
        int count;
        while ((count = file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0)
        {
            int end = block.AsSpan(0, count).LastIndexOfAny((byte)'\n', (byte)'\r');
            line = end < 0 ? line + count : count - end;
            Take(letters.AsSpan(0, decoder.GetChars(block.AsSpan(0, count)[(at == 0 ? text.markBytes : 0)..], letters, flush: false)));
            at += count;
            if (line > LongestLine)
                throw new ExportException(text.path, Invariant($"byte {at - line:N0}"), Invariant($"a line of more than {LongestLine:N0} bytes"),
                    "a CSV export");
        }

        Take(letters.AsSpan(0, decoder.GetChars([], letters, flush: true)));
        if (lineOfZero > 0)
            throw new ExportException(text.path, Invariant($"line {lineOfZero}"), "a zero byte", "text", "The file is damaged or no CSV; export it again.");
        return blank ? throw new ExportException(text.path, null, "the file is empty", "a CSV export with a header row", "Export it again.")
            : text with { EndsInLine = last is '\n' or '\r' };

        void Take(ReadOnlySpan<char> found)
        {
            if (found.IsEmpty)
                return;
            last = found[^1];
            blank = blank && found.Trim().IsEmpty;
            if (lineOfZero > 0)
                return;
            int zero = found.IndexOf('\0');
            lines += (zero < 0 ? found : found[..zero]).Count('\n');
            lineOfZero = zero < 0 ? 0 : lines + 1;
        }
    }

    private static (Encoding Encoding, int MarkBytes) EncodingOf(ReadOnlySpan<byte> start) =>
        start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? (Utf8, 3)
        : start.StartsWith<byte>([0xFF, 0xFE]) ? (Utf16, 2)
        : start.StartsWith<byte>([0xFE, 0xFF]) ? (BigEndianUtf16, 2)
        : ZerosAt(start, 1) ? (Utf16, 0)
        : ZerosAt(start, 0) ? (BigEndianUtf16, 0)
        : (StrictUtf8, 0);

    private static bool ZerosAt(ReadOnlySpan<byte> bytes, int parity)
    {
        int pairs = Math.Min(bytes.Length / 2, 64), zeros = 0;
        for (int pair = 0; pair < pairs; pair++)
            zeros += bytes[2 * pair + parity] == 0 ? 1 : 0;
        return pairs >= 4 && zeros > pairs * 3 / 4;
    }
}

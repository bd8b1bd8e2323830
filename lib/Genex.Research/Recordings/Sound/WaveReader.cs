using System.Buffers.Binary;

namespace Genex.Research.Recordings;

/// <summary>Reads the samples of a .wav file, block by block: whole numbers of 8 to 32 bits and floating point of 32 and 64, any number of
/// channels.</summary>
/// <remarks>RIFF, "Multimedia Programming Interface and Data Specifications 1.0", with the extensible form of the format. NWaves reads whole numbers of 32
/// bits as floating point, which is near silence. What a cut file still has is read.</remarks>
internal sealed class WaveReader
{
    private const int Whole = 1, Floating = 3, Extensible = 0xFFFE, MostChannels = 64;

    private readonly Stream file;
    private readonly int kind, channels, bytes;

    private WaveReader(Stream file, ReadOnlySpan<byte> format, long dataBytes)
    {
        this.file = file;
        kind = format.Length < 16 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (kind == Extensible && format.Length >= 26) kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        channels = format.Length < 16 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        Rate = format.Length < 16 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = format.Length < 16 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if ((kind, bits) is not ((Whole, 8 or 16 or 24 or 32) or (Floating, 32 or 64)) || channels is < 1 or > MostChannels)
            throw new InvalidDataException(Invariant($"{channels} channels of {bits} bits in format {kind}"));
        bytes = bits / 8;
        Count = dataBytes / (bytes * channels);
    }

    /// <summary>Samples a second.</summary>
    public int Rate { get; }

    /// <summary>How many samples there are of each channel.</summary>
    public long Count { get; }

    /// <summary>Finds the samples.</summary>
    /// <param name="file">The file, from its beginning; it stays open, and is the caller's to close.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message says what was found.</exception>
    public static WaveReader Open(Stream file)
    {
        Span<byte> start = stackalloc byte[12], head = stackalloc byte[8], format = stackalloc byte[40];
        if (file.ReadAtLeast(start, 12, throwOnEndOfStream: false) < 12 || !start[..4].SequenceEqual("RIFF"u8) || !start[8..].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("a file of another kind");
        int known = 0;
        while (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8)
        {
            long size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]), at = file.Position;
            if (head[..4].SequenceEqual("data"u8)) return new WaveReader(file, format[..known], Math.Min(size, file.Length - at));
            if (head[..4].SequenceEqual("fmt "u8))
                known = file.ReadAtLeast(format[..(int)Math.Min(size, format.Length)], (int)Math.Min(size, format.Length), throwOnEndOfStream: false);
            file.Position = at + size + (size & 1);
        }

        throw new InvalidDataException("no samples");
    }

    /// <summary>The mean over the channels, -1 to 1.</summary>
    /// <param name="length">Samples of a block; the last one has what is left.</param>
    public IEnumerable<float[]> Blocks(int length)
    {
        byte[] block = new byte[length * bytes * channels];
        for (long left = Count; left > 0;)
        {
            int wanted = (int)Math.Min(left, length), found = file.ReadAtLeast(block.AsSpan(0, wanted * bytes * channels), wanted * bytes * channels, false);
            left = found < wanted * bytes * channels ? 0 : left - wanted;
            yield return Mean(block.AsSpan(0, found));
        }
    }

    private float[] Mean(ReadOnlySpan<byte> data)
    {
        float[] mean = new float[data.Length / (bytes * channels)];
        for (int sample = 0; sample < mean.Length; sample++)
        {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) sum += One(data.Slice((sample * channels + channel) * bytes, bytes), kind);
            mean[sample] = double.IsFinite(sum) ? (float)(sum / channels) : 0;
        }

        return mean;
    }

    private static double One(ReadOnlySpan<byte> value, int kind) => (kind, value.Length) switch
    {
        (Floating, 4) => BinaryPrimitives.ReadSingleLittleEndian(value),
        (Floating, _) => BinaryPrimitives.ReadDoubleLittleEndian(value),
        (_, 1) => (value[0] - 128) / 128.0,
        (_, 2) => BinaryPrimitives.ReadInt16LittleEndian(value) / 32768.0,
        (_, 3) => ((value[2] << 24) | (value[1] << 16) | (value[0] << 8)) / 2147483648.0,
        _ => BinaryPrimitives.ReadInt32LittleEndian(value) / 2147483648.0,
    };
}

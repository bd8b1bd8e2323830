using System.Buffers.Binary;

namespace Genex.Research.Recordings;

/// <summary>Reads the samples of a .wav file: whole numbers of 8 to 32 bits and floating point of 32 and 64, any number of channels.</summary>
/// <remarks>RIFF, "Multimedia Programming Interface and Data Specifications 1.0", with the extensible form of the format. NWaves reads whole numbers of 32
/// bits as floating point, which is near silence. What a cut file still has is read.</remarks>
internal static class WaveBytes
{
    private const int Whole = 1, Floating = 3, Extensible = 0xFFFE, MostChannels = 64;

    /// <summary>The mean over the channels, -1 to 1, and samples a second.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message says what was found.</exception>
    public static (float[] Mean, int Rate) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("a file of another kind");
        (int kind, int channels, int rate, int bits) = (0, 0, 0, 0);
        for (int at = 12; at + 8 <= file.Length;)
        {
            ReadOnlySpan<byte> name = file.Slice(at, 4);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            ReadOnlySpan<byte> part = file.Slice(at + 8, (int)Math.Min(size, file.Length - at - 8));
            if (name.SequenceEqual("fmt "u8) && part.Length >= 16)
            {
                kind = BinaryPrimitives.ReadUInt16LittleEndian(part);
                if (kind == Extensible && part.Length >= 26) kind = BinaryPrimitives.ReadUInt16LittleEndian(part[24..]);
                channels = BinaryPrimitives.ReadUInt16LittleEndian(part[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(part[4..]);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(part[14..]);
            }
            else if (name.SequenceEqual("data"u8)) return (Mean(part, kind, channels, bits), rate);
            if (size >= file.Length) break;
            at += 8 + (int)size + (int)(size & 1);
        }

        throw new InvalidDataException("no samples");
    }

    private static float[] Mean(ReadOnlySpan<byte> data, int kind, int channels, int bits)
    {
        if ((kind, bits) is not ((Whole, 8 or 16 or 24 or 32) or (Floating, 32 or 64)) || channels is < 1 or > MostChannels)
            throw new InvalidDataException(Invariant($"{channels} channels of {bits} bits in format {kind}"));
        int bytes = bits / 8;
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

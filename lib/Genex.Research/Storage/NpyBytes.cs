using System.Text;

namespace Genex.Research.Storage;

/// <summary>Arrays of bytes as NumPy keeps them (.npy, format 1.0, type "|u1", C order): <c>numpy.load(path, mmap_mode="r")</c> reads them as well.</summary>
internal static class NpyBytes
{
    /// <summary>Bytes before the first element.</summary>
    public const int HeaderLength = 128;

    /// <summary>What such a file begins with.</summary>
    /// <param name="shape">Its sides, the outermost first.</param>
    public static byte[] Header(params ReadOnlySpan<long> shape)
    {
        StringBuilder sides = new();
        foreach (long side in shape) sides.Append(sides.Length == 0 ? "" : ", ").Append(Invariant($"{side}"));
        byte[] header = new byte[HeaderLength];
        header.AsSpan().Fill((byte)' ');
        ReadOnlySpan<byte> start = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, HeaderLength - 10, 0];
        start.CopyTo(header);
        Encoding.ASCII.GetBytes($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({sides}), }}").CopyTo(header, start.Length);
        header[^1] = (byte)'\n';
        return header;
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Genex.Research.Training;

/// <summary>Activations of every sample of a study at one boundary, row by row, in a file that is read where it is needed.</summary>
/// <remarks>Layout, little endian: "GENEXPFX", number of rows, number of dimensions of a row, its sizes (8 bytes each), then the rows as 32-bit
/// floats.</remarks>
internal sealed class PrefixFile : IDisposable
{
    /// <summary>Bytes before the first row.</summary>
    public const long HeaderLength = 8 * (3 + MostDimensions);

    private const int MostDimensions = 4;
    private readonly SafeFileHandle handle;

    private PrefixFile(SafeFileHandle handle, long[] shape) => (this.handle, RowShape) = (handle, shape);

    /// <summary>The first eight bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "GENEXPFX"u8;

    /// <summary>Sizes of one row.</summary>
    public long[] RowShape { get; }

    /// <summary>Bytes of a file of this many rows.</summary>
    public static long LengthOf(int rows, IReadOnlyList<long> rowShape) => HeaderLength + (rows * RowBytes(rowShape));

    /// <summary>Whether a whole file for this many rows is there.</summary>
    public static bool IsThere(string path, int rows)
    {
        using PrefixFile? file = Open(path, rows);
        return file is not null;
    }

    /// <summary>Opens a file for this many rows; null when there is none, or one that is not whole.</summary>
    public static PrefixFile? Open(string path, int rows)
    {
        if (!File.Exists(path)) return null;
        SafeFileHandle? opened = null;
        try
        {
            opened = File.OpenHandle(path, options: FileOptions.RandomAccess);
            byte[] header = new byte[HeaderLength];
            if (RandomAccess.Read(opened, header, 0) == header.Length && header.AsSpan(0, 8).SequenceEqual(Magic) && Number(header, 1) == rows
                && Number(header, 2) is >= 1 and <= MostDimensions)
            {
                long[] shape = [.. Enumerable.Range(3, (int)Number(header, 2)).Select(index => Number(header, index))];
                if (RandomAccess.GetLength(opened) == LengthOf(rows, shape))
                {
                    File.SetLastWriteTimeUtc(path, DateTime.UtcNow); // what was used last is dropped last
                    return new PrefixFile(opened, shape);
                }
            }
        }
        catch (IOException)
        {
            // Dropped by another process in this moment: made again.
        }

        opened?.Dispose();
        return null;
    }

    /// <summary>Reads rows one after the other.</summary>
    public float[] Read(ReadOnlySpan<int> rows)
    {
        int length = (int)(RowBytes(RowShape) / sizeof(float));
        float[] values = new float[rows.Length * length];
        for (int row = 0; row < rows.Length; row++)
        {
            Span<byte> target = MemoryMarshal.AsBytes(values.AsSpan(row * length, length));
            long offset = HeaderLength + (rows[row] * RowBytes(RowShape));
            for (int read = 0; read < target.Length;)
            {
                int got = RandomAccess.Read(handle, target[read..], offset + read);
                if (got == 0) throw new EndOfStreamException("Kept activations end before their last row.");
                read += got;
            }
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private static long RowBytes(IReadOnlyList<long> shape) => shape.Aggregate((long)sizeof(float), (product, size) => product * size);

    private static long Number(byte[] header, int index) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8 * index));
}

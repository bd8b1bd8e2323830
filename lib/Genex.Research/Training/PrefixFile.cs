using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Genex.Research.Training;

/// <summary>Activations of every sample of a study at one boundary, row by row, in a file that is read where it is needed.</summary>
/// <remarks>Layout, little endian: "GENEXPFX", number of rows, number of dimensions of a row, its sizes (8 bytes each), then the rows as 32-bit
/// floats.</remarks>
internal sealed class PrefixFile : IDisposable
{
    private const int MostDimensions = 4;
    private const long HeaderLength = 8 * (3 + MostDimensions);
    private static readonly byte[] Magic = "GENEXPFX"u8.ToArray();
    private readonly SafeFileHandle handle;

    private PrefixFile(SafeFileHandle handle, long[] shape) => (this.handle, RowShape) = (handle, shape);

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
                long[] shape = [.. Enumerable.Range(3, (int)Number(header, 2)).Select(place => Number(header, place))];
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

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowShape">Sizes of a row; four at most.</param>
    /// <param name="produce">Hands over the rows in order, any number at a time.</param>
    public static void Write(string path, int rows, IReadOnlyList<long> rowShape, Action<Action<float[]>> produce) => AtomicFile.Write(path, file =>
    {
        byte[] header = new byte[HeaderLength];
        Magic.CopyTo(header, 0);
        long[] numbers = [rows, rowShape.Count, .. rowShape];
        for (int place = 0; place < numbers.Length; place++) BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8 * (place + 1)), numbers[place]);
        file.Write(header);
        produce(batch => file.Write(MemoryMarshal.AsBytes<float>(batch)));
        if (file.Length != LengthOf(rows, rowShape))
            throw new ArgumentException(Invariant($"{file.Length} bytes written; expected {LengthOf(rows, rowShape)}."), nameof(produce));
    });

    /// <summary>Reads rows one after the other.</summary>
    public float[] Read(ReadOnlySpan<int> rows)
    {
        int length = (int)(RowBytes(RowShape) / sizeof(float));
        float[] values = new float[rows.Length * length];
        for (int place = 0; place < rows.Length; place++)
        {
            Span<byte> target = MemoryMarshal.AsBytes(values.AsSpan(place * length, length));
            long offset = HeaderLength + (rows[place] * RowBytes(RowShape));
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

    private static long Number(byte[] header, int place) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8 * place));
}

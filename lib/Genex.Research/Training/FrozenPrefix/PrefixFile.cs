using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Genex.Research.Training;

/// <summary>Activations of every sample of a study at one boundary, row by row, in a file that is read where it is needed.</summary>
/// <remarks>Layout, little endian: "GENEXPF2", number of rows, number of dimensions of a row, its sizes (8 bytes each), the rows as 32-bit floats, for each row
/// the XXH3 of its bytes, and the XXH3 of the header and of those. A row is checked whenever it is read, all of them once before a process uses a
/// file.</remarks>
internal sealed class PrefixFile : IDisposable
{
    /// <summary>Bytes before the first row.</summary>
    public const long HeaderLength = 8 * (3 + MostDimensions);

    /// <summary>Bytes of a row's hash.</summary>
    public const int HashLength = sizeof(ulong);

    private const int MostDimensions = 4;
    private static readonly ConcurrentDictionary<string, long> Checked = new(StringComparer.Ordinal);
    private readonly SafeFileHandle handle;
    private readonly string path;
    private readonly ulong[] sums;

    private PrefixFile(SafeFileHandle handle, string path, long[] shape, ulong[] sums) =>
        (this.handle, this.path, RowShape, this.sums) = (handle, path, shape, sums);

    /// <summary>The first eight bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "GENEXPF2"u8;

    /// <summary>Sizes of one row.</summary>
    public long[] RowShape { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => sums.Length;

    /// <summary>Bytes of all rows.</summary>
    public long Bytes => Rows * RowBytes(RowShape);

    /// <summary>Bytes of a file of this many rows.</summary>
    public static long LengthOf(int rows, IReadOnlyList<long> rowShape) => HeaderLength + (rows * RowBytes(rowShape)) + (HashLength * (rows + 1L));

    /// <summary>Whether a whole file for this many rows is there.</summary>
    public static bool IsThere(string path, int rows)
    {
        using PrefixFile? file = Open(path, rows);
        return file is not null;
    }

    /// <summary>Whether a file, of however many rows, is as it was written.</summary>
    public static bool IsWhole(string path)
    {
        using SafeFileHandle opened = File.OpenHandle(path, options: FileOptions.RandomAccess);
        byte[] header = new byte[HeaderLength];
        return Fill(opened, header, 0) && Number(header, 1) is > 0 and < int.MaxValue && Read(opened, path, (int)Number(header, 1))?.IsWhole() == true;
    }

    /// <summary>Opens a file for this many rows; null when there is none, or one that is not as it was written, which is said and deleted.</summary>
    public static PrefixFile? Open(string path, int rows)
    {
        if (!File.Exists(path)) return null;
        SafeFileHandle? opened = null;
        try
        {
            opened = File.OpenHandle(path, options: FileOptions.RandomAccess);
            long ticks = File.GetLastWriteTimeUtc(path).Ticks;
            PrefixFile? file = Read(opened, path, rows);
            if (file is not null && (Checked.GetValueOrDefault(path) == ticks || file.IsWhole()))
            {
                CacheFile.Try(path, () => File.SetLastWriteTimeUtc(path, DateTime.UtcNow)); // what was used last is dropped last
                Checked[path] = File.GetLastWriteTimeUtc(path).Ticks;
                return file;
            }

            CacheFile.Damaged(path);
            opened.Dispose();
            CacheFile.Try(path, () => File.Delete(path));
        }
        catch (IOException)
        {
            // Dropped by another process in this moment: made again.
        }

        opened?.Dispose();
        return null;
    }

    /// <summary>Reads rows one after the other.</summary>
    /// <exception cref="InvalidDataException">A row is not as it was written.</exception>
    public float[] Read(ReadOnlySpan<int> rows)
    {
        int length = (int)(RowBytes(RowShape) / sizeof(float));
        float[] values = new float[rows.Length * length];
        for (int row = 0; row < rows.Length; row++)
        {
            Span<byte> target = MemoryMarshal.AsBytes(values.AsSpan(row * length, length));
            if (!Fill(handle, target, HeaderLength + (rows[row] * RowBytes(RowShape))) || XxHash3.HashToUInt64(target) != sums[rows[row]])
                throw new InvalidDataException($"{path}: these kept activations have changed while they were used. The same command goes on without them.");
        }

        return values;
    }

    private static PrefixFile? Read(SafeFileHandle opened, string path, int rows)
    {
        byte[] header = new byte[HeaderLength];
        if (!Fill(opened, header, 0) || !header.AsSpan(0, 8).SequenceEqual(Magic) || Number(header, 1) != rows || Number(header, 2) is < 1 or > MostDimensions)
            return null;
        long[] shape = [.. Enumerable.Range(3, (int)Number(header, 2)).Select(index => Number(header, index))];
        if (shape.Any(size => size is < 1 or > int.MaxValue) || RandomAccess.GetLength(opened) != LengthOf(rows, shape)) return null;
        byte[] hashes = new byte[HashLength * (rows + 1)];
        if (!Fill(opened, hashes, LengthOf(rows, shape) - hashes.Length)) return null;
        ReadOnlySpan<ulong> numbers = MemoryMarshal.Cast<byte, ulong>(hashes);
        return HashOf(header, numbers[..rows]) == numbers[rows] ? new PrefixFile(opened, path, shape, numbers[..rows].ToArray()) : null;
    }

    /// <summary>Hash of a header and of the rows' hashes.</summary>
    public static ulong HashOf(ReadOnlySpan<byte> header, ReadOnlySpan<ulong> sums)
    {
        XxHash3 hash = new();
        hash.Append(header);
        hash.Append(MemoryMarshal.AsBytes(sums));
        return hash.GetCurrentHashAsUInt64();
    }

    /// <summary>Whether every row is as it was written.</summary>
    private bool IsWhole()
    {
        byte[] row = new byte[RowBytes(RowShape)];
        for (int index = 0; index < sums.Length; index++)
        {
            if (!Fill(handle, row, HeaderLength + (index * RowBytes(RowShape))) || XxHash3.HashToUInt64(row) != sums[index]) return false;
        }

        return true;
    }

    private static bool Fill(SafeFileHandle file, Span<byte> target, long offset)
    {
        for (int read = 0; read < target.Length;)
        {
            int got = RandomAccess.Read(file, target[read..], offset + read);
            if (got == 0) return false;
            read += got;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private static long RowBytes(IReadOnlyList<long> shape) => shape.Aggregate((long)sizeof(float), (product, size) => product * size);

    private static long Number(byte[] header, int index) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8 * index));
}

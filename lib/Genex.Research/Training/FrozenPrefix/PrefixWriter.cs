using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Genex.Research.Training;

/// <summary>Writes a <see cref="PrefixFile"/> row by row. Nobody sees it before it is committed, and it is committed only whole.</summary>
internal sealed class PrefixWriter : IDisposable
{
    private readonly PendingFile file;
    private readonly byte[] header = new byte[PrefixFile.HeaderLength];
    private readonly int rowLength;
    private readonly List<ulong> sums = [];
    private readonly long expected;

    /// <param name="path">The file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowShape">Sizes of a row; four at most.</param>
    public PrefixWriter(string path, int rows, IReadOnlyList<long> rowShape)
    {
        (file, expected) = (new PendingFile(path, @private: true), PrefixFile.LengthOf(rows, rowShape) - (PrefixFile.HashLength * (rows + 1L)));
        rowLength = (int)rowShape.Aggregate(1L, (product, size) => product * size);
        PrefixFile.Magic.CopyTo(header);
        long[] numbers = [rows, rowShape.Count, .. rowShape];
        for (int number = 0; number < numbers.Length; number++)
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8 * (number + 1)), numbers[number]);
        file.Content.Write(header);
    }

    /// <summary>Adds rows, any number at a time.</summary>
    /// <param name="rows">Whole rows.</param>
    public void Write(ReadOnlySpan<float> rows)
    {
        for (int start = 0; start < rows.Length; start += rowLength)
            sums.Add(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(rows.Slice(start, Math.Min(rowLength, rows.Length - start)))));
        file.Content.Write(MemoryMarshal.AsBytes(rows));
    }

    /// <summary>Makes the file one that is found.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing, or there are too many.</exception>
    public void Commit()
    {
        if (file.Content.Length != expected)
            throw new InvalidOperationException(Invariant($"{file.Content.Length} bytes of activations were written; expected {expected}."));
        ReadOnlySpan<ulong> all = CollectionsMarshal.AsSpan(sums);
        file.Content.Write(MemoryMarshal.AsBytes(all));
        file.Content.Write(BitConverter.GetBytes(PrefixFile.HashOf(header, all)));
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}

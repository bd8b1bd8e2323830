using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Genex.Research.Training;

/// <summary>Writes a <see cref="PrefixFile"/> row by row. Nobody sees it before it is committed, and it is committed only whole.</summary>
internal sealed class PrefixWriter : IDisposable
{
    private readonly PendingFile file;
    private readonly long expected;

    /// <param name="path">The file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowShape">Sizes of a row; four at most.</param>
    public PrefixWriter(string path, int rows, IReadOnlyList<long> rowShape)
    {
        (file, expected) = (new PendingFile(path), PrefixFile.LengthOf(rows, rowShape));
        byte[] header = new byte[PrefixFile.HeaderLength];
        PrefixFile.Magic.CopyTo(header);
        long[] numbers = [rows, rowShape.Count, .. rowShape];
        for (int number = 0; number < numbers.Length; number++)
            BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8 * (number + 1)), numbers[number]);
        file.Content.Write(header);
    }

    /// <summary>Adds rows, any number at a time.</summary>
    public void Write(ReadOnlySpan<float> rows) => file.Content.Write(MemoryMarshal.AsBytes(rows));

    /// <summary>Makes the file one that is found.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing, or there are too many.</exception>
    public void Commit()
    {
        if (file.Content.Length != expected)
            throw new InvalidOperationException(Invariant($"{file.Content.Length} bytes of activations were written; expected {expected}."));
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}

using System.Buffers;
using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;

#pragma warning disable MA0048 // a file in memory and a part of it

namespace Genex.Research.Storage;

/// <summary>A file that the system reads when its bytes are looked at, and drops from memory when it needs the room.</summary>
/// <remarks>A file is mapped once in a process and stays so until the process ends: nothing that still looks at it can outlive it. Files here are replaced
/// by renaming and never changed, so a mapping keeps showing what was mapped.</remarks>
internal sealed unsafe class MappedFile
{
    private static readonly ConcurrentDictionary<FileStamp, Lazy<MappedFile>> Mapped = new();
    private readonly byte* start;

    private MappedFile(string path, long length)
    {
        Length = length;
        using MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer); // never released: the count keeps the mapping
        start = pointer + view.PointerOffset;
    }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Maps a file, which is not empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">Called before a file is mapped that was not yet; what it throws is thrown.</param>
    public static MappedFile Open(string path, Action? first = null)
    {
        var file = new FileInfo(path);
        return Mapped.GetOrAdd(FileStamp.Of(file), stamp => new(() =>
        {
            first?.Invoke();
            return new MappedFile(path, stamp.Length);
        }, LazyThreadSafetyMode.PublicationOnly)).Value;
    }

    /// <summary>A part of the file.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Length);
        return new MappedPart(this, offset, length).Memory;
    }

    private sealed class MappedPart(MappedFile file, long offset, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(file.start + offset, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(file.start + offset + elementIndex);

        public override void Unpin()
        {
            // It does not move.
        }

        protected override void Dispose(bool disposing)
        {
            // The mapping is the process's.
        }
    }
}

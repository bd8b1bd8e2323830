using System.IO.Compression;
using System.IO.Hashing;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>The storages of a .pth file: blocks of elements, each an entry of the archive, that tensors are views of.</summary>
/// <remarks>A storage with one view is read when the view is; one that several share is kept until the file is closed, so that every byte is read
/// once.</remarks>
internal sealed class PthStorages : IDisposable
{
    private readonly ZipArchive archive;
    private readonly string file;
    private readonly Dictionary<string, ZipArchiveEntry> entries;
    private readonly HashSet<string> shared;
    private readonly Dictionary<PickledStorage, Tensor> kept = [];

    /// <summary>Checks that every storage is there with the size that its views expect.</summary>
    /// <exception cref="WeightsFormatException">One is missing, of another size, compressed, or above 2 GB.</exception>
    public PthStorages(ZipArchive archive, Dictionary<string, ZipArchiveEntry> all, string root, IReadOnlyCollection<PickledTensor> views, string file)
    {
        (this.archive, this.file) = (archive, file);
        entries = views.Select(view => view.Storage).Distinct()
            .ToDictionary(storage => storage.Key, storage => Check(storage, all.GetValueOrDefault($"{root}data/{storage.Key}"), file));
        shared = [.. views.GroupBy(view => view.Storage.Key).Where(group => group.Count() > 1).Select(group => group.Key)];
    }

    /// <summary>A view's elements, in a tensor of its own. The caller disposes it.</summary>
    /// <exception cref="WeightsFormatException">The bytes are damaged.</exception>
    public Tensor Read(PickledTensor view)
    {
        using DisposeScope scope = NewDisposeScope();
        bool keep = shared.Contains(view.Storage.Key);
        if (!kept.TryGetValue(view.Storage, out Tensor? elements))
        {
            elements = Load(view.Storage);
            if (keep)
                kept.Add(view.Storage, elements.DetachFromDisposeScope());
        }
        Tensor tensor = elements.as_strided(view.Shape, view.Strides, view.Offset).contiguous();
        return (keep ? tensor.clone() : tensor).MoveToOuterDisposeScope();
    }

    /// <summary>Frees what is kept and closes the archive.</summary>
    public void Dispose()
    {
        foreach (Tensor elements in kept.Values)
            elements.Dispose();
        archive.Dispose();
    }

    private Tensor Load(PickledStorage storage)
    {
        Tensor elements = empty(storage.Count, storage.Type);
        try
        {
            using Stream content = entries[storage.Key].Open();
            content.ReadExactly(elements.bytes);
        }
        catch (Exception error) when (PthFile.IsDamage(error))
        {
            throw new WeightsFormatException(file, $"storage \"{storage.Key}\" cannot be read: {error.Message}", error);
        }
        return Crc32.HashToUInt32(elements.bytes) == entries[storage.Key].Crc32 ? elements
            : throw new WeightsFormatException(file, $"storage \"{storage.Key}\" does not match its checksum: the file is damaged.");
    }

    private static ZipArchiveEntry Check(PickledStorage storage, ZipArchiveEntry? entry, string file)
    {
        if (entry is null)
            throw new WeightsFormatException(file, $"storage \"{storage.Key}\" is not in the archive.");
        if (entry.Length != entry.CompressedLength || entry.Length > int.MaxValue || (Int128)storage.Count * StoredTensor.SizeOf(storage.Type) != entry.Length)
            throw new WeightsFormatException(file,
                Invariant($"storage \"{storage.Key}\" has {entry.Length} bytes ({entry.CompressedLength} in the archive) where {storage.Count} elements of ")
                + Invariant($"{storage.Type} were expected, uncompressed, at most 2 GB."));
        return entry;
    }
}

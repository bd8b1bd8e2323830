using System.IO.Compression;
using System.IO.Hashing;

namespace Genex.Research.Models.Weights;

/// <summary>PyTorch's zip format: a pickle that describes the tensors, and an entry for every storage.</summary>
/// <remarks>
/// Only a dictionary of tensors by name is read, at the top or one level down (as <c>state_dict</c> in a checkpoint). Entries must be stored
/// uncompressed, as PyTorch writes them, so a file can claim no more memory than it has bytes; checksums are verified.
/// </remarks>
internal static class PthFile
{
    // ViT-B/16's takes 40 kB: ten thousand tensors would fit. What a pickle describes takes up to seventy times its bytes in memory.
    private const long PickleLimit = 4_000_000;

    /// <summary>Tensors may share a storage; together they may not claim more than this many times the file.</summary>
    private const int SharingLimit = 4;

    public static WeightsFile Open(Stream stream, string file)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var entries = new Dictionary<string, ZipArchiveEntry>();
            foreach (ZipArchiveEntry entry in archive.Entries)
                if (!entries.TryAdd(entry.FullName, entry))
                    throw new WeightsFormatException(file, $"the archive holds \"{entry.FullName}\" twice.");
            string pickle = entries.Keys.SingleOrDefault(name => name.EndsWith("/data.pkl", StringComparison.Ordinal))
                ?? throw new WeightsFormatException(file, "a zip archive without one data.pkl: not written by torch.save.");
            string root = pickle[..^"data.pkl".Length];
            if (entries.TryGetValue(root + "byteorder", out ZipArchiveEntry? order) && !Bytes(order, 16, file).AsSpan().SequenceEqual("little"u8))
                throw new WeightsFormatException(file, "written on a big-endian machine, which is not read.");
            var views = Tensors(new PickleReader(Bytes(entries[pickle], PickleLimit, file), file).Read(), file)
                .ToDictionary(item => item.Name, item => item.Tensor);
            var storages = new PthStorages(archive, entries, root, views.Values, file);
            var tensors = views.ToDictionary(view => view.Key, view =>
                new StoredTensor(view.Value.Storage.Type, view.Value.Shape, () => storages.Read(view.Value)));
            long claimed = tensors.Values.Sum(tensor => tensor.Shape.Aggregate((long)StoredTensor.SizeOf(tensor.Type), (product, size) => product * size));
            if (claimed > SharingLimit * stream.Length)
                throw new WeightsFormatException(file, Invariant($"its tensors claim {claimed} bytes of a file of {stream.Length}."));
            return new WeightsFile(file, tensors, storages);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new WeightsFormatException(file, $"a damaged zip archive: {error.Message}", error);
        }
    }

    // What the archive reader throws on malformed bytes.
    internal static bool IsDamage(Exception error) => error is not WeightsFormatException
        && error is InvalidDataException or IOException or InvalidOperationException or ArgumentException or NotSupportedException or OverflowException;

    private static IEnumerable<(string Name, PickledTensor Tensor)> Tensors(object? root, string file)
    {
        PickledDictionary top = root as PickledDictionary ?? throw new WeightsFormatException(file, "does not hold a dictionary of tensors.");
        bool nested = !top.Items.Exists(item => item.Value is PickledTensor);
        List<PickledDictionary> inner = nested
            ? [.. top.Items.Select(item => item.Value).OfType<PickledDictionary>()
            .Where(dictionary => dictionary.Items.Exists(item => item.Value is PickledTensor))] : new List<PickledDictionary>();
        PickledDictionary source = !nested ? top : inner.Count == 1 ? inner[0]
            : throw new WeightsFormatException(file, $"holds {inner.Count} dictionaries of tensors; expected one.");
        var names = new HashSet<string>();
        foreach ((object? key, object? value) in source.Items)
        {
            if (key is not string name || value is not PickledTensor tensor)
                throw new WeightsFormatException(file, $"entry \"{key}\" is not a tensor with a name.");
            if (!names.Add(name))
                throw new WeightsFormatException(file, $"holds \"{name}\" twice.");
            yield return (name, tensor);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry, long limit, string file)
    {
        if (entry.Length > limit || entry.Length != entry.CompressedLength)
            throw new WeightsFormatException(file,
                Invariant($"entry \"{entry.FullName}\" has {entry.Length} bytes ({entry.CompressedLength} in the archive); expected at most {limit}, ")
                + "uncompressed.");
        byte[] bytes = new byte[entry.Length];
        using Stream content = entry.Open();
        content.ReadExactly(bytes);
        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes
            : throw new WeightsFormatException(file, $"entry \"{entry.FullName}\" does not match its checksum: the file is damaged.");
    }
}

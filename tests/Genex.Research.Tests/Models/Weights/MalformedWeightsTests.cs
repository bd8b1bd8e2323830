using System.Diagnostics;
using Genex.Research.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models.Weights;

/// <summary>Damaged files end in the documented exception or in a correct load, in bounded time and memory.</summary>
public class MalformedWeightsTests
{
    private const int Mutations = 2000;
    private const long MemoryLimit = 32_000_000;

    [Fact]
    public void Two_thousand_mutations_of_a_pth_file() => Survives(File.ReadAllBytes(Vectors.Path("post-norm-block.pth")), seed: 11, checksummed: true);

    [Fact]
    public void Two_thousand_mutations_of_a_safetensors_file()
    {
        using var file = WeightsFile.Open(Vectors.Path("post-norm-block.pth"));
        string path = Path.Combine(Path.GetTempPath(), $"genex-{Guid.NewGuid():N}.safetensors");
        using (NewDisposeScope())
            SafeTensors.Write(path, file.ReadAll());
        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        Survives(bytes, seed: 12, checksummed: false);
    }

    [Fact]
    public void Two_thousand_mutations_of_a_pickle_inside_an_archive_that_is_whole()
    {
        using var archive = new System.IO.Compression.ZipArchive(File.OpenRead(Vectors.Path("self-attention.pth")));
        (string FullName, byte[] Content)[] entries = archive.Entries.Select(entry => (entry.FullName, Content: Read(entry))).ToArray();
        int pickle = Array.FindIndex(entries, entry => entry.FullName.EndsWith("data.pkl", StringComparison.Ordinal));
        var random = new Random(13);
        for (int mutation = 0; mutation < Mutations; mutation++)
        {
            (string FullName, byte[] Content)[] changed = entries.ToArray();
            changed[pickle].Content = Mutate(entries[pickle].Content, random);
            LoadsOrRefuses(WeightsFileTests.Zip(changed));
        }
    }

    private static void Survives(byte[] original, int seed, bool checksummed)
    {
        var random = new Random(seed);
        using DisposeScope scope = NewDisposeScope();
        using WeightsFile reference = WeightsFileTests.Open(original);
        Dictionary<string, Tensor> expected = reference.ReadAll();
        int refused = 0, loaded = 0;
        for (int mutation = 0; mutation < Mutations; mutation++)
        {
            using DisposeScope step = NewDisposeScope();
            Dictionary<string, Tensor>? tensors = LoadsOrRefuses(Mutate(original, random));
            _ = tensors is null ? refused++ : loaded++;
            foreach ((string name, Tensor tensor) in checksummed && tensors is not null ? tensors : [])
                Assert.True(expected.TryGetValue(name, out Tensor? own) && own.equal(tensor).all().item<bool>(),
                    Invariant($"mutation {mutation} loads \"{name}\" with other values"));
        }
        Assert.True(refused > Mutations / 4, Invariant($"{refused} refused, {loaded} loaded"));
    }

    private static Dictionary<string, Tensor>? LoadsOrRefuses(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        Dictionary<string, Tensor>? tensors = null;
        try
        {
            using WeightsFile file = WeightsFileTests.Open(bytes);
            tensors = file.ReadAll();
        }
        catch (WeightsFormatException)
        {
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MemoryLimit, "too much memory");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), "too much time");
        Assert.True(tensors is null || tensors.Values.Sum(tensor => tensor.numel() * tensor.ElementSize) <= 4L * bytes.Length, "more tensors than file");
        return tensors;
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        List<byte> bytes = original.ToList();
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 17), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes[at] = 0xff; break;
            }
        }
        return [.. bytes];
    }

    private static byte[] Read(System.IO.Compression.ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        byte[] bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}

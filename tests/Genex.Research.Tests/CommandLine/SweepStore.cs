using System.Text.Json.Nodes;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.CommandLine;

/// <summary>Two stores of the same sweep: what must be the same to the bit in them, and what cannot be.</summary>
internal static class SweepStore
{
    // Says when and how long: the run's environment, each epoch's seconds and memory, and what is hashed or made of them.
    private static readonly string[] Times = ["environment.json", "history.csv", "checksums.sha256", "fold.json"];

    /// <summary>Every run of one store is in the other, file by file: specifications, predictions, metrics and weights byte by byte, folds without their
    /// times.</summary>
    public static void AssertSame(string expected, string found)
    {
        string[] runs = Runs(expected);
        Assert.Equal(runs, Runs(found));
        Assert.All(runs, run =>
        {
            string[] files = Files(Path.Combine(expected, run));
            Assert.Equal(files, Files(Path.Combine(found, run)));
            foreach (string file in files.Where(file => !Times.Contains(Path.GetFileName(file))))
                Assert.True(Bytes(expected, run, file).SequenceEqual(Bytes(found, run, file)), $"{run}/{file} differs");
            foreach (string fold in files.Where(file => Path.GetFileName(file) == "fold.json"))
                Assert.Equal(WithoutTimes(Path.Combine(expected, run, fold)), WithoutTimes(Path.Combine(found, run, fold)));
        });
        Assert.Equal(new RunStore(expected).All().Select(run => run.Specification.Hash), new RunStore(found).All().Select(run => run.Specification.Hash));
    }

    /// <summary>Names of the finished runs.</summary>
    public static string[] Runs(string store) => !Directory.Exists(store) ? [] :
    [
        .. Directory.EnumerateDirectories(store).Where(run => File.Exists(Path.Combine(run, "metrics.json"))).Select(run => Path.GetFileName(run)!)
            .Order(StringComparer.Ordinal),
    ];

    private static string[] Files(string run) =>
    [
        .. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(run, file))
            .Where(file => !Path.GetFileName(file).StartsWith("events.", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static byte[] Bytes(string store, string run, string file) => File.ReadAllBytes(Path.Combine(store, run, file));

    private static string WithoutTimes(string fold)
    {
        JsonNode read = JsonNode.Parse(File.ReadAllText(fold))!;
        Remove(read);
        return read.ToJsonString();

        static void Remove(JsonNode? node)
        {
            if (node is JsonArray all) foreach (JsonNode? one in all) Remove(one);
            if (node is not JsonObject named) return;
            foreach (string name in (string[])["seconds", "memoryMegabytes"]) named.Remove(name);
            foreach ((_, JsonNode? below) in named) Remove(below);
        }
    }
}

using System.Security.Cryptography;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

public class SameSeedTests
{
    private static readonly SimulationSettings Small = new() { Participants = 2, Seconds = 4, Seed = 5, FrameWidth = 320, FrameHeight = 180 };

    [Fact]
    public void The_same_seed_writes_the_same_files_whatever_the_number_of_threads()
    {
        Dictionary<string, string> one = Written(Small, threads: 1), other = Written(Small, threads: 2);
        Assert.Equal(one, other);
        Assert.Contains(one.Keys, name => name.EndsWith(".mp4", StringComparison.Ordinal));
        Assert.Contains(one.Keys, name => name.EndsWith("truth.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_seed_writes_other_events() => Assert.NotEqual(
        Written(Small, threads: 2)["Analysis/Facial Coding/FEAExpressionTable.csv"],
        Written(Small with { Seed = 6 }, threads: 2)["Analysis/Facial Coding/FEAExpressionTable.csv"]);

    [Fact]
    public void An_existing_folder_is_not_overwritten()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "kept");
        Assert.ThrowsAny<Exception>(() => StudySimulator.Write(folder, Small, false, 1, null, CancellationToken.None));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(folder, "mine.txt")));
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string> Written(SimulationSettings settings, int threads)
    {
        string parent = Directory.CreateTempSubdirectory().FullName, folder = Path.Combine(parent, "study");
        StudySimulator.Write(folder, settings, false, threads, null, CancellationToken.None);
        Dictionary<string, string> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
        Directory.Delete(parent, recursive: true);
        return files;
    }
}

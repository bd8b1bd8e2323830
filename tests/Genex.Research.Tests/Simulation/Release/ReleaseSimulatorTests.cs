using System.Security.Cryptography;
using Genex.Research.Simulation;
using OpenCvSharp;

namespace Genex.Research.Tests.Simulation;

public class ReleaseSimulatorTests
{
    [Fact]
    public void The_same_seed_writes_the_same_files_and_a_defect_changes_only_what_it_is_about()
    {
        Dictionary<string, string> sound = Written(1), again = Written(1), permuted = Written(1, ReleaseDefect.PermutedColumns);
        Assert.Equal(sound, again);
        Assert.Equal(
            ["Truth/checksums.sha256", "Truth/truth.json", "data/annotations/physical_features/SCP_0636_physical.csv",
                "data/annotations/physical_features/SJM_9684_physical.csv"],
            sound.Keys.Where(name => sound[name] != permuted[name]).Order(StringComparer.Ordinal));
        Assert.NotEqual(sound["data/real_frames/SLE 3299/frame_0000.jpg"], Written(2)["data/real_frames/SLE 3299/frame_0000.jpg"]);
        Assert.Equal(5 * (ReleaseSettings.Frames + 1) + 10 + 4, sound.Count);
    }

    [Theory]
    [InlineData("SCP 0636", 140, 140, 140)]
    [InlineData("SNS 4013", 130, 130, 130)]
    [InlineData("SJM 9684", 70, 70, 70)]
    [InlineData("SLE 3299", 100, 100, 100)]
    public void Gray_becomes_what_gain_and_offset_of_the_release_make_of_it(string id, byte blue, byte green, byte red) =>
        Assert.Equal(new Vec3b(blue, green, red), Recoloured(id, new Vec3b(100, 100, 100)));

    [Fact]
    // red becomes yellow
    public void The_hue_turns_by_a_sixth_of_a_circle() => Assert.Equal(new Vec3b(0, 255, 255), Recoloured("SMP 5114", new Vec3b(0, 0, 255)));

    [Theory, InlineData("colours"), InlineData("all,none")]
    public void An_unknown_defect_is_named(string text) =>
        Assert.Contains("recoloured-copies", Assert.Throws<FormatException>(() => ReleaseDefect.Parse(text)).Message, StringComparison.Ordinal);

    private static Vec3b Recoloured(string id, Vec3b colour)
    {
        using Mat picture = new(1, 1, MatType.CV_8UC3, new Scalar(colour.Item0, colour.Item1, colour.Item2));
        using Mat changed = ReleasedPerson.All.Single(person => person.Id.ToString() == id).Recolour(picture);
        return changed.At<Vec3b>(0, 0);
    }

    private static Dictionary<string, string> Written(int seed, params IReadOnlyList<ReleaseDefect> defects)
    {
        using ReleasedFolder folder = new(seed, defects);
        return Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.Root, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
    }
}

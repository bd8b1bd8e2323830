using System.Text.RegularExpressions;

namespace Genex.Research.Tests.House;

/// <summary>The floors of the library: each folder uses only those above it, Evaluation uses none.</summary>
public partial class FloorTests
{
    private static readonly string[] Floors =
        ["Storage", "Numerics", "Recordings", "Alignment", "Datasets", "Simulation", "Models", "Training", "Evaluation", "Audit", "Experiments", "Claims",
            "Reporting"];

    public static TheoryData<string> EveryFloor() => [.. Floors];

    [Theory, MemberData(nameof(EveryFloor))]
    public void A_folder_uses_only_the_folders_above_it(string floor)
    {
        string[] below = floor == "Evaluation" ? [.. Floors.Where(other => other != floor && other is not ("Storage" or "Numerics"))] : Floors[(Array.IndexOf(Floors, floor) + 1)..];
        IEnumerable<string> trespasses =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "lib", "Genex.Research", floor), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            from Match use in Use().Matches(line)
            where below.Contains(use.Groups["floor"].Value)
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Empty(trespasses);
    }

    [Fact]
    public void Plotly_is_known_in_one_place()
    {
        IEnumerable<string> others =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "lib"), "*.cs*", SearchOption.AllDirectories)
            where !file.Contains("Genex.Research.Plotly", StringComparison.Ordinal)
            where File.ReadLines(file)
                .Any(line => line.Contains("using Plotly.NET", StringComparison.Ordinal) || line.Contains("\"Plotly.NET\"", StringComparison.Ordinal))
            select Path.GetFileName(file);
        Assert.Empty(others);
    }

    [GeneratedRegex(@"^\s*(global )?using (static )?(?:\w+ = )?Genex\.Research\.(?<floor>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}

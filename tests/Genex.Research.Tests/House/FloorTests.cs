namespace Genex.Research.Tests.House;

/// <summary>The floors of the two libraries, as compiled: each folder uses only those below it.</summary>
public class FloorTests
{
    public static TheoryData<string> EveryLibrary() => [FloorPlan.Research.Root, FloorPlan.Notebooks.Root];

    [Theory, MemberData(nameof(EveryLibrary))]
    public void Every_folder_is_a_floor_and_uses_only_those_below_it(string library)
    {
        FloorPlan plan = library == FloorPlan.Research.Root ? FloorPlan.Research : FloorPlan.Notebooks;
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        using FileStream compiled = File.OpenRead(Path.Combine(Repository.Root, "artifacts", "bin", library, configuration, library + ".dll"));
        IReadOnlyList<string> problems = FloorCheck.Problems(plan, compiled, Path.Combine(Repository.Root, "lib", library));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
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
}

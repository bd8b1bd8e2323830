namespace Genex.Research.Tests.CommandLine;

/// <summary><c>genex grid</c> and <c>genex power</c> as a shell sees them.</summary>
public sealed class GridVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-grid-verb-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_plan_is_gone_through_once_and_written_as_a_table()
    {
        string plan = Path.Combine(folder.FullName, "plan.json"), table = Path.Combine(folder.FullName, "grid.csv");
        File.WriteAllText(plan, """{ "worlds": ["two-looks"], "people": [4], "errors": [0.1], "models": ["averaged"], "seeds": [1], "rows": 20 }""");
        (int code, string output, string error) = GenexProcess.Run(null, "grid", plan, "--store", folder.FullName, "--out", table);
        Assert.Equal(0, code);
        Assert.Contains("3 cells: 3 computed, 0 found.", error);
        Assert.Contains("A true gain of fusion cannot be shown: 4 people can show nothing.", output);
        Assert.StartsWith("World,True gain (bit),People", File.ReadAllText(table), StringComparison.Ordinal);
        Assert.Contains("3 cells: 0 computed, 3 found.", GenexProcess.Run(null, "grid", plan, "--store", folder.FullName).Error);
    }

    [Fact]
    public void A_plan_that_is_not_there_or_makes_no_sense_ends_with_2()
    {
        Assert.Equal(2, GenexProcess.Run(null, "grid", Path.Combine(folder.FullName, "none.json")).Code);
        string plan = Path.Combine(folder.FullName, "plan.json");
        File.WriteAllText(plan, """{ "people": [1] }""");
        (int code, _, string error) = GenexProcess.Run(null, "grid", plan);
        Assert.Equal(2, code);
        Assert.Contains("People must lie within [2, 1000]", error);
    }

    [Fact]
    public void Power_of_a_given_deviation_needs_no_run()
    {
        (int code, string output, _) = GenexProcess.Run(null, "power", "--deviation", "0.1", "--difference", "0.05");
        Assert.Equal(0, code);
        Assert.StartsWith(
            "To show a difference of +0.050 (deviation over participants 0.100) with a power of 80 %, about ", output, StringComparison.Ordinal);
        Assert.Equal(2, GenexProcess.Run(null, "power").Code);
        Assert.Equal(2, GenexProcess.Run(null, "power", "--deviation", "0.1").Code);
        Assert.Equal(2, GenexProcess.Run(null, "power", "--deviation", "0", "--difference", "0.05").Code);
    }
}

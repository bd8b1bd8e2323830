namespace Genex.Research.Tests.House;

public class ContributingTests
{
    [Fact]
    public void The_page_draws_the_floors_that_the_check_knows()
    {
        string[] block = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md")).Split("```")[3].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(FloorPlan.Research.Floors.Reverse(), block.Select(line => line.Split(' ')[0]));
    }
}

namespace Genex.Research.Tests.House;

public class ContributingTests
{
    [Theory]
    [InlineData("## The floors of Genex.Research")]
    [InlineData("## The floors of Genex.Notebooks")]
    public void The_page_draws_the_floors_that_the_check_knows(string heading)
    {
        FloorPlan plan = heading.EndsWith(FloorPlan.Research.Root, StringComparison.Ordinal) ? FloorPlan.Research : FloorPlan.Notebooks;
        string page = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        string[] block = page[page.IndexOf(heading, StringComparison.Ordinal)..].Split("```")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(plan.Floors.Reverse(), block.Select(line => line.Split(' ')[0]));
    }
}

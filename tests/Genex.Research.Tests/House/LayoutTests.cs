namespace Genex.Research.Tests.House;

public class LayoutTests
{
    private const int MostColumns = 160;

    [Fact]
    public void No_line_of_the_sources_is_wider_than_the_page()
    {
        string[] folders = ["lib", "tests"];
        IEnumerable<string> wide =
            from folder in folders
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MostColumns
            select Invariant($"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}");
        Assert.Empty(wide);
    }
}

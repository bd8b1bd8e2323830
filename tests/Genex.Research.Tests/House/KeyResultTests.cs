using System.Globalization;
using System.Text.Json;

namespace Genex.Research.Tests.House;

/// <summary>What the kept notebooks came to lies where it should. A change that moves a result out of its range is looked at before the range is.</summary>
public class KeyResultTests
{
    private const string MimeType = "application/vnd.genex.results+json";

    public static TheoryData<string, string, double, double> Ranges()
    {
        TheoryData<string, string, double, double> ranges = [];
        foreach (string[] cells in Lines())
            ranges.Add(cells[0], cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
        return ranges;
    }

    [Theory, MemberData(nameof(Ranges))]
    public void A_result_lies_within_its_range(string notebook, string result, double low, double high) =>
        Assert.InRange(Assert.Contains(result, (IDictionary<string, double>)Results(notebook)), low, high);

    [Fact]
    public void Every_kept_notebook_has_a_range() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb").Select(Path.GetFileName).Order(),
        Lines().Select(line => line[0]).Distinct().Order());

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Genex.Research.Tests/House/key-results.csv")).Skip(1).Select(line => line.Split(','));

    private static Dictionary<string, double> Results(string notebook)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "notebooks", notebook)));
        IEnumerable<JsonElement> outputs = document.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.TryGetProperty("outputs", out _))
            .SelectMany(cell => cell.GetProperty("outputs").EnumerateArray());
        return outputs.Where(output => output.TryGetProperty("data", out JsonElement data) && data.TryGetProperty(MimeType, out _))
            .SelectMany(output => output.GetProperty("data").GetProperty(MimeType).GetProperty("results").EnumerateArray())
            .Where(result => result.GetProperty("value").ValueKind == JsonValueKind.Number)
            .ToDictionary(result => result.GetProperty("name").GetString()!, result => result.GetProperty("value").GetDouble());
    }
}

using System.Text.Json;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

/// <summary>Runs of earlier builds are found again: their specification reads, hashes to the same id and is written as it was.</summary>
public sealed class StoredSpecificationTests
{
    [Theory]
    [InlineData("A.1-attention-k-groups-3-quick-s1-b36511a5")]
    [InlineData("B.1-attention-k-groups-3-quick-s1-8296c147")]
    public void A_stored_specification_keeps_its_id_and_its_form(string id)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Experiments", "Vectors", $"{id}.json");
        RunSpecification read = RunJson.Read<RunSpecification>(file);
        Assert.Equal(id, read.Id);
        Assert.Equal(File.ReadAllText(file), JsonSerializer.Serialize(read, RunJson.Readable) + "\n");
    }
}

using Genex.Research.Experiments;
using Genex.Research.Models.Weights;

namespace Genex.Research.Tests.Experiments;

public sealed class WorkingEnvironmentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-weights-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Weights_that_lie_in_the_store_are_found_and_the_others_say_how_to_get_them()
    {
        OfficialWeights there = OfficialWeights.Find("vit_b_16"), missing = OfficialWeights.Find("resnet50");
        File.WriteAllText(Path.Combine(folder.FullName, there.File), "made");
        EnvironmentItem[] weights = [.. WorkingEnvironment.Inspect("nowhere", new WeightsStore(folder.FullName))
            .Where(item => item.Item.StartsWith("Weights of", StringComparison.Ordinal))];
        Assert.Equal(OfficialWeights.All.Count, weights.Length);
        EnvironmentItem found = Assert.Single(weights, item => item.Fine), other = Assert.Single(weights, item => !item.Fine);
        Assert.Equal("Weights of A.4, B.3, B.3t", found.Item);
        Assert.Contains(there.File, found.Found, StringComparison.Ordinal);
        Assert.Contains("random", other.Found, StringComparison.Ordinal);
        Assert.Contains($"genex weights fetch {missing.Name}", other.Advice, StringComparison.Ordinal);
    }
}

namespace Genex.Research.Tests.Numerics;

public class RankCorrelationsTests
{
    [Fact]
    public void It_agrees_with_SciPy_ties_included()
    {
        // scipy.stats.spearmanr
        Assert.Equal(0.8207826816681233, RankCorrelations.Spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])!.Value, 12);
        Assert.Equal(-1, RankCorrelations.Spearman([1, 2, 3], [9, 5, 1])!.Value, 12);
        Assert.Null(RankCorrelations.Spearman([1, 2, 3], [4, 4, 4]));
    }
}

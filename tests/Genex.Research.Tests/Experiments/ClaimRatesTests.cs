using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Experiments;

public class ClaimRatesTests
{
    [Fact]
    public void A_large_effect_is_claimed_and_the_same_seeds_give_the_same_table()
    {
        KnownTruth[] worlds = [KnownTruth.All[0], KnownTruth.All[^1]];
        IReadOnlyList<ClaimTrial> trials = ClaimRates.Run(worlds, seeds: 1, participants: 7, seconds: 30);
        Assert.Equal([false, true], trials.Select(trial => trial.Truth.Helps));
        Assert.All(trials, trial => Assert.Equal(3, trial.Contrast.Family));
        Assert.True(trials[1].Both > trials[1].One);
        Assert.Equal(trials.ToTable().ToCsv(), ClaimRates.Run(worlds, seeds: 1, participants: 7, seconds: 30).ToTable().ToCsv());
    }
}

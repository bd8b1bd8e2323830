using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Experiments;

public class FusionOutlookTests
{
    [Fact]
    public void A_study_is_taken_apart_with_the_people_who_have_labels()
    {
        SampleSet samples = SyntheticSamples.Create(participants: 5, framesEach: 20);
        var outlook = FusionOutlook.Of(samples, "Attention");
        Assert.Equal((5, 100), (outlook.Atoms.Participants, outlook.Atoms.Rows));
        Assert.Equal(Provenance.Simulated, outlook.Provenance);
        Assert.Null(outlook.Truth);
        Assert.Null(outlook.Atoms.Redundant.Interval); // of fewer than 10 people
        Assert.Equal(outlook.Atoms, FusionOutlook.Of(samples, "Attention").Atoms);
        Assert.Contains("Smirk", Assert.Throws<ArgumentException>(() => FusionOutlook.Of(samples, "Boredom")).Message);
    }

    [Fact]
    public void A_world_is_shown_beside_its_truth()
    {
        var outlook = FusionOutlook.Of(InformationWorld.UniqueToSignals, people: 12, error: 0.1, rows: 40);
        Assert.True(outlook.Truth!.UniqueSecond > 0.3 && outlook.Truth.Total.Equals(outlook.Truth.UniqueSecond));
        Assert.True(outlook.Atoms.UniqueSecond.IsShown);
        Assert.True(outlook.Atoms.UniqueSecond.Interval!.Lower > 0);
    }
}

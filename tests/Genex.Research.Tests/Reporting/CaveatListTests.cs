using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

public class CaveatListTests
{
    private static readonly LearningCheck Learnt = new(0.9, false);

    [Fact]
    public void Each_thing_is_said_once_and_names_the_models_that_it_concerns()
    {
        IReadOnlyList<string> said = CaveatList.From(
        [
            new("B.1", ["simulated data"], new(0.62, false)), new("B.2", ["simulated data", "weights: random at the start"], new(0.54, true)),
            new("A.1", ["simulated data"], Learnt),
        ]);
        Assert.Equal(
        [
            "simulated data", "weights: random at the start (B.2)", "B.1 and B.2 undertrained (AUROC 0.62 and 0.54 on their own training samples)",
            "B.2 gives each person one constant answer",
        ], said);
    }

    [Fact]
    public void Seeds_of_one_model_are_named_once_and_one_model_is_not_named()
    {
        Assert.Equal(["undertrained (AUROC 0.60 on its own training samples)"], CaveatList.From([new("A.1", [], new(0.62, false)), new("A.1", [],
            new(0.58, false))]));
        Assert.Empty(CaveatList.From([new("A.1", [], Learnt)]));
    }
}

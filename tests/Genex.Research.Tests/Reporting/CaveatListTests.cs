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
            "simulated data", "weights: random at the start (B.2)",
            "undertrained (AUROC over all of a model's own training samples): B.1 (0.62) and B.2 (0.54)",
            "probabilities that hardly move within a person: B.2",
        ], said);
    }

    [Fact]
    public void Of_many_models_some_are_named_and_all_are_counted()
    {
        CaveatSource[] many = [.. Enumerable.Range(1, 9).Select(place => new CaveatSource(Invariant($"A.{place}"), [], Learnt, LikeChance: place < 9))];
        Assert.Equal(["AUROC on people held out not told from chance: 8 of 9 runs, among them A.1, A.2, A.3, A.4, A.5 and A.6"], CaveatList.From(many));
    }

    [Fact]
    public void What_is_not_told_from_chance_is_named_unless_another_seed_is()
    {
        Assert.Equal(["AUROC on people held out not told from chance: A.1"],
            CaveatList.From([new("A.1", [], Learnt, LikeChance: true), new("A.2", [], Learnt, true), new("A.2", [], Learnt)]));
        Assert.Equal(["AUROC on people held out not told from chance"], CaveatList.From([new("A.1", [], Learnt, true)]));
    }

    [Fact]
    public void Seeds_of_one_model_are_named_once_and_one_model_is_not_named()
    {
        Assert.Equal(["undertrained (AUROC 0.60 over all of its own training samples)"], CaveatList.From([new("A.1", [], new(0.62, false)), new("A.1", [],
            new(0.58, false))]));
        Assert.Empty(CaveatList.From([new("A.1", [], Learnt)]));
    }
}

using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class ContrastTests
{
    private static readonly double?[] Base = [.. Enumerable.Range(0, 8).Select(person => (double?)(0.4 + (0.02 * person)))];
    private static readonly double?[] Better = [.. Base.Select((score, person) => score + 0.05 + (0.01 * (person % 3)))];

    [Fact]
    public void Every_participant_better_is_shown_with_eight_and_not_testable_with_four()
    {
        Assert.Equal(ContrastVerdict.FirstIsHigher, PairedContrast.Of(Better, Base, 1).Verdict);
        Assert.Equal(ContrastVerdict.SecondIsHigher, PairedContrast.Of(Base, Better, 1).Verdict);
        var four = PairedContrast.Of(Better[..4], Base[..4], 1);
        Assert.Equal(ContrastVerdict.NotTestable, four.Verdict);
        Assert.Equal("not testable with N = 4", four.Note);
        Assert.Equal(4, four.Differences.Count);
    }

    [Fact]
    public void A_family_shares_the_level()
    {
        var one = PairedContrast.Of(Better, Base, 1); // p = 2 / 256
        Assert.All(PairedContrast.Together([one, one, one]), contrast => Assert.Equal(3 * 2 / 256.0, contrast.AdjustedP!.Value, 12));
        Assert.All(PairedContrast.Together([.. Enumerable.Repeat(one, 7)]), contrast => Assert.Equal(ContrastVerdict.NotTestable, contrast.Verdict));
    }

    [Fact]
    public void Participants_without_a_score_are_left_out_and_counted()
    {
        double?[] gap = [null, .. Better[1..]];
        var contrast = PairedContrast.Of(gap, Base, 1);
        Assert.Equal((7, 1), (contrast.Participants, contrast.LeftOut));
        Assert.Equal(ContrastVerdict.NotTestable, PairedContrast.Of([null], [0.4], 1).Verdict);
    }

    [Fact]
    public void Equal_models_differ_by_nothing()
    {
        var contrast = PairedContrast.Of(Base, Base, 1);
        Assert.Equal((0.0, 1.0), (contrast.MeanDifference, contrast.AdjustedP));
        Assert.Null(contrast.EffectSize);
        Assert.Null(contrast.Interval);
        Assert.Equal(ContrastVerdict.NotShown, contrast.Verdict);
    }

    [Fact]
    public void The_worst_participant_is_found_among_those_with_a_score()
    {
        string[] who = ["a", "b", "a", "c", "b"];
        double[] values = [0.9, 0.2, 0.7, 0.5, 0.4];
        IReadOnlyList<ParticipantScore<string>> scores = ParticipantScores.Of(who, rows => rows.Length == 1 ? null : rows.Average(row => values[row]));
        Assert.Equal(["a", "b", "c"], scores.Select(one => one.Participant));
        Assert.Equal(("b", 2), (ParticipantScores.Worst(scores)!.Participant, ParticipantScores.Worst(scores)!.Samples));
        Assert.Equal("a", ParticipantScores.Worst(scores, higherIsBetter: false)!.Participant);
    }
}

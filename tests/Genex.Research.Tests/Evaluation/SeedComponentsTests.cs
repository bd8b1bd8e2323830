using Genex.Research.Evaluation;
using MathNet.Numerics.Distributions;

namespace Genex.Research.Tests.Evaluation;

public class SeedComponentsTests
{
    [Fact]
    public void Seeds_that_repeat_each_other_add_nothing()
    {
        double?[] people = [0.4, 0.5, 0.55, 0.7, 0.62];
        SeedComponents parts = SeedComponents.Of([people, people, people, people])!;
        ParticipantInterval alone = ParticipantInterval.StudentT([.. people.OfType<double>()])!;
        Assert.Equal((0.0, 0.0), (parts.BetweenSeeds, parts.Rest));
        Tables.Near(4, parts.Freedom);
        Assert.Equal(alone.Lower, parts.Interval().Lower, 9);
        Assert.Equal(alone.Upper, parts.Interval().Upper, 9);
    }

    /// <summary>Mean squares worked out by hand: participants 18, seeds 6, rest 0 for an additive table of 3 x 2.</summary>
    [Fact]
    public void An_additive_table_comes_apart_as_by_hand()
    {
        SeedComponents parts = SeedComponents.Of([[0, 3, 6], [2, 5, 8]])!;
        Tables.Near(4, parts.Mean);
        Tables.Near(Math.Sqrt(18 / 2.0), parts.BetweenParticipants);
        Tables.Near(Math.Sqrt(6 / 3.0), parts.BetweenSeeds);
        Tables.Near(0, parts.Rest);
        Tables.Near(Math.Sqrt((9 / 3.0) + (2 / 2.0)), parts.StandardError);
        Tables.Near(24 * 24 / ((18 * 18 / 2.0) + (6 * 6 / 1.0)), parts.Freedom);
    }

    [Fact]
    public void Somebody_without_a_score_under_one_seed_is_left_out_and_one_seed_is_no_model()
    {
        Assert.Equal(2, SeedComponents.Of([[0.1, null, 0.3], [0.2, 0.5, 0.3]])!.Participants);
        Assert.Null(SeedComponents.Of([[0.1, 0.2]]));
        Assert.Null(SeedComponents.Of([[0.5, 0.5], [0.5, 0.5]]));
        Assert.Throws<ArgumentException>(() => SeedComponents.Of([[0.1], [0.2, 0.3]]));
    }

    /// <summary>Counted over drawn studies: the interval holds the true mean about as often as it says, whatever the seeds add.</summary>
    [Fact]
    public void The_interval_covers_and_more_seeds_are_no_more_people()
    {
        Random random = new(3);
        int held = 0, naive = 0, studies = 1500;
        for (int study = 0; study < studies; study++)
        {
            double[] people = [.. Enumerable.Range(0, 8).Select(_ => Normal.Sample(random, 0, 1))];
            double[] seeds = [.. Enumerable.Range(0, 5).Select(_ => 0.5 * Normal.Sample(random, 0, 1))];
            double?[][] table = [.. seeds.Select(seed => people.Select(person => (double?)(person + seed + (0.5 * Normal.Sample(random, 0, 1)))).ToArray())];
            (double lower, double upper) = SeedComponents.Of(table)!.Interval();
            if (lower <= 0 && upper >= 0) held++;
            ParticipantInterval wrong = ParticipantInterval.StudentT([.. table.SelectMany(seed => seed.OfType<double>())])!;
            if (wrong.Lower <= 0 && wrong.Upper >= 0) naive++;
        }

        Assert.InRange((double)held / studies, 0.93, 0.98);
        Assert.True((double)naive / studies < 0.75);
    }
}

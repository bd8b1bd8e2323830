using FsCheck.Xunit;
using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class ParticipantIntervalTests
{
    private static readonly double[] Twelve = [0.41, 0.52, 0.47, 0.66, 0.58, 0.49, 0.71, 0.33, 0.60, 0.55, 0.44, 0.62];

    [Fact]
    public void Under_10_participants_it_is_Student_s_and_from_10_on_a_bootstrap()
    {
        Assert.Equal(IntervalMethod.StudentT, ParticipantInterval.Of(Twelve[..9], 1)!.Method);
        Assert.Equal(IntervalMethod.ParticipantBootstrap, ParticipantInterval.Of(Twelve[..10], 1)!.Method);
    }

    [Fact]
    public void A_bootstrap_over_fewer_than_10_participants_is_not_to_be_had()
    {
        Assert.Throws<ArgumentException>(() => ParticipantInterval.Bootstrap(Twelve[..9], 1));
        Assert.Throws<ArgumentException>(() => ParticipantInterval.BootstrapOf(Twelve[..4], scores => scores.Average(), 1));
    }

    [Fact]
    public void The_bootstrap_comes_near_Student_s_interval_and_is_the_same_for_the_same_seed()
    {
        (ParticipantInterval? student, ParticipantInterval? bootstrap) =
            (ParticipantInterval.StudentT(Twelve)!, ParticipantInterval.Bootstrap(Twelve, 1, resamples: 20_000)!);
        Assert.Equal(student.Lower, bootstrap.Lower, 0.01);
        Assert.Equal(student.Upper, bootstrap.Upper, 0.01);
        Assert.Equal(bootstrap, ParticipantInterval.Bootstrap(Twelve, 1, resamples: 20_000));
        Assert.Equal(Twelve.Average(), bootstrap.Estimate);
    }

    [Fact]
    public void A_bootstrap_of_the_mean_as_a_score_is_the_bootstrap_of_means()
    {
        (ParticipantInterval? means, ParticipantInterval? scores) =
            (ParticipantInterval.Bootstrap(Twelve, 5, 1000)!, ParticipantInterval.BootstrapOf(Twelve, drawn => drawn.Average(), 5, 1000)!);
        Assert.Equal(means.Lower, scores.Lower, 12);
        Assert.Equal(means.Upper, scores.Upper, 12);
    }

    [Fact]
    public void A_score_that_resamples_often_leave_undefined_has_no_interval()
        => Assert.Null(ParticipantInterval.BootstrapOf(Enumerable.Range(0, 12).ToArray(), drawn => drawn.Contains(0) ? drawn.Average() : null, 1));

    [Fact]
    public void Without_spread_or_with_one_participant_there_is_no_interval()
    {
        Assert.Null(ParticipantInterval.Of([], 1));
        Assert.Null(ParticipantInterval.Of([0.5], 1));
        Assert.Null(ParticipantInterval.Of([0.5, 0.5, 0.5, 0.5], 1));
        Assert.Null(ParticipantInterval.Of(Enumerable.Repeat(0.5, 20).ToArray(), 1));
        Assert.Throws<ArgumentException>(() => ParticipantInterval.Of([0.5, double.NaN], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipantInterval.Of([0.5, 0.6], 1, level: 95));
    }

    [Property(MaxTest = 30)]
    public void Shifting_and_stretching_the_scores_shifts_and_stretches_the_interval(int seed)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, random.Next(3, 15)).Select(_ => random.NextDouble())];
        (ParticipantInterval? plain, ParticipantInterval? moved) =
            (ParticipantInterval.Of(scores, 3)!, ParticipantInterval.Of([.. scores.Select(one => (10 * one) - 4)], 3)!);
        Tables.Near((10 * plain.Lower) - 4, moved.Lower, 1e-9);
        Tables.Near((10 * plain.Upper) - 4, moved.Upper, 1e-9);
        Assert.True(plain.Lower < plain.Estimate && plain.Estimate < plain.Upper);
    }
}

using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class StatisticsCalibrationTests
{
    private static readonly Lazy<IReadOnlyList<CalibrationRow>> Rows = new(() => StatisticsCalibration.Run(Plan));

    private static CalibrationPlan Plan => new() { Participants = [4, 8, 12], Effects = [0.5, 2], Tables = 1500, Resamples = 400 };

    [Fact]
    public void With_four_participants_no_test_ever_claims_anything()
        => Assert.All(Rows.Value.Where(row => row is { Participants: 4, Method: < CalibrationMethod.FramesTest }), row =>
            Assert.Equal((0.0, CalibrationVerdict.NotTestable), (row.Rate, row.Verdict)));

    [Fact]
    public void An_exact_test_keeps_its_level_where_differences_are_symmetric()
        => Assert.All(Rows.Value.Where(row => row
            is { Quantity: CalibrationQuantity.TypeOneError, Method: CalibrationMethod.SignFlipExact, Claimed: true, Participants: > 4 }), row =>
            Assert.InRange(row.Rate, 0.02, 0.05 + (4 * row.StandardError)));

    [Fact]
    public void With_training_in_the_loop_a_test_of_participants_claims_too_often_and_the_corrected_one_does_not()
    {
        CalibrationRow Rate(CalibrationMethod method, int participants) => Rows.Value.Single(row => row is { Scenario: CalibrationScenario.Trained }
            && row.Method == method && row.Participants == participants);
        foreach (int participants in (int[])[8, 12])
        {
            CalibrationRow plain = Rate(CalibrationMethod.SignFlipExact, participants), corrected = Rate(CalibrationMethod.CorrectedT, participants);
            Assert.True(plain is { Rate: > 0.065, Claimed: false }, Invariant($"{plain}"));
            Assert.True(corrected is { Rate: <= 0.065, Claimed: true, Offered: true }, Invariant($"{corrected}"));
        }
    }

    [Fact]
    public void Frames_taken_for_independent_claim_far_too_often_and_are_never_offered()
        => Assert.All(Rows.Value.Where(row => row.Method == CalibrationMethod.FramesTest), row =>
            Assert.True(row is { Rate: > 0.2, Offered: false, Verdict: CalibrationVerdict.Fails }));

    [Fact]
    public void A_bootstrap_over_four_participants_covers_too_rarely_and_is_not_offered_there()
        => Assert.All(Rows.Value.Where(row => row is { Method: CalibrationMethod.ParticipantBootstrap, Participants: 4 }), row =>
            Assert.True(row is { Rate: < 0.93, Offered: false, Verdict: CalibrationVerdict.Fails }));

    [Fact]
    public void An_offered_interval_covers_where_it_is_meant_to()
        => Assert.All(Rows.Value.Where(row => row is { Quantity: CalibrationQuantity.Coverage, Offered: true, Claimed: true }), row =>
            Assert.InRange(row.Rate, 0.93 - (2 * row.StandardError), 0.97 + (2 * row.StandardError)));

    [Fact]
    public void Power_grows_with_the_effect_and_with_the_participants()
    {
        var power = Rows.Value.Where(row => row is { Quantity: CalibrationQuantity.Power, Participants: > 4 })
            .ToDictionary(row => (row.Participants, row.Effect), row => row.Rate);
        Assert.True(power[(8, 0.5)] < power[(8, 2)] && power[(8, 0.5)] < power[(12, 0.5)] && power[(12, 2)] > 0.95);
    }

    [Fact]
    public void The_same_seed_gives_the_same_rates_and_another_seed_others()
    {
        CalibrationPlan small = Plan with { Participants = [8], Effects = [], Tables = 200, Resamples = 100 };
        Assert.Equal(StatisticsCalibration.Run(small), StatisticsCalibration.Run(small));
        Assert.NotEqual(StatisticsCalibration.Run(small).Select(row => row.Rate), StatisticsCalibration.Run(small with { Seed = 2 }).Select(row => row.Rate));
    }

    [Fact]
    public void It_stops_when_told_to_and_refuses_what_makes_no_sense()
    {
        Assert.ThrowsAny<OperationCanceledException>(() => StatisticsCalibration.Run(Plan, cancellation: new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalibrationPlan { Participants = [1] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalibrationPlan { Tables = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalibrationPlan { Effects = [-1] });
    }
}

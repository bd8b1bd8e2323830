using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Experiments;

/// <summary>How a record's scores rise with people, and with minutes of each.</summary>
public class RecordedCurveTests
{
    /// <summary>A curve through three sizes, beside a resampling written out; one that rises, one that does not, one with too few sizes.</summary>
    [Fact]
    public void What_still_rises_is_told_from_what_is_saturated()
    {
        static double?[] People(int count, double mean) => [.. Enumerable.Range(0, count).Select(person => (double?)(mean + (0.01 * ((person % 4) - 1.5))))];
        static WorldTrial Trial(int count, params (string Name, double Mean)[] models) => new("face only", true, count, 60, 1, "k-groups-4", "study",
            [.. models.Select(model => new WorldScore(model.Name, false, People(count, model.Mean), 0.9))]);
        WorldRecord record = new("", "", [Trial(8, ("A.1n", 0.70), ("P.1", 0.80), ("A.1", 0.6)), Trial(16, ("A.1n", 0.75), ("P.1", 0.801), ("A.1", 0.6)),
            Trial(32, ("A.1n", 0.775), ("P.1", 0.8)), Trial(32, ("A.1n", 0.6)) with { Seed = 2 }]); // the second draw has no smaller study: left out
        IReadOnlyList<RecordedCurve> curves = RecordedCurve.Known(record, "face only", "A.1n", "P.1", "A.1", "B.9");
        Assert.Equal(["A.1n", "P.1"], curves.Select(curve => curve.Predictor));
        RecordedCurve rising = curves[0];
        Assert.Equal([0.70, 0.75, 0.775], rising.Sizes.Select(size => Math.Round(size.Score, 12)));
        Assert.Equal(0.075, rising.Rise.Gain, 9);
        // Each doubling is worth half of the one before: 0.8 - 0.1 x (N / 8) ^ -1.
        Assert.Equal(1, rising.Fitted.Curve.Rate, 0.011);
        Assert.Equal(0.8, rising.Fitted.Curve.Ceiling, 0.001);
        (double people, double lower, double upper) = rising.AmountFor(0.05);
        Assert.Equal(16, people, 0.2);
        Assert.InRange(lower, 13, people);
        Assert.InRange(upper, people, 21);
        Assert.Equal(double.PositiveInfinity, rising.AmountFor(0.2).Amount);
        Assert.Equal(double.PositiveInfinity, curves[1].AmountFor(0.05).Upper);

        // People of the smaller study are drawn with all their scores: the same by hand, with other draws.
        SeededRandom random = new(5);
        double[] rises = [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            int[] drawn = [.. Enumerable.Range(0, 32).Select(place => place < 8 ? random.Below(8) : place < 16 ? 8 + random.Below(8) : 16 + random.Below(16))];
            return drawn.Average(person => People(32, 0.775)[person]!.Value) - drawn.Take(8).Average(person => People(8, 0.70)[person]!.Value);
        }).Order()];
        Assert.Equal(rises[50], rising.Rise.Lower, 0.002);
        Assert.Equal(rises[1950], rising.Rise.Upper, 0.002);

        string said = curves.Say().ToString();
        Assert.Contains("A.1n scores 0.700 with 8 people, 0.750 with 16 and 0.775 with 32", said, StringComparison.Ordinal);
        Assert.Contains("it still rises. On the fitted curve a gain of 0.05 over 8 people takes about 16", said, StringComparison.Ordinal);
        Assert.Contains("P.1 scores 0.800 with 8 people", said, StringComparison.Ordinal);
        Assert.Contains("it is saturated", said, StringComparison.Ordinal);
        Assert.Equal(["A.1n", "P.1"], curves.Chart().Panels.Select(panel => panel.Title));
        Assert.Contains("2 numbers of people", Assert.Throws<ArgumentException>(() => RecordedCurve.Of(record, "face only", "A.1")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Recordings of other lengths stand apart: what is said of a world is said of the usual length, and a curve over seconds compares the same people
    /// with themselves.</summary>
    [Fact]
    public void Trials_of_several_lengths_tell_what_minutes_are_worth()
    {
        static double?[] People(double mean) => [.. Enumerable.Range(0, 16).Select(person => (double?)(mean + (0.01 * ((person % 4) - 1.5))))];
        static WorldTrial Trial(double seconds, params (string Name, double Mean)[] models) => new("face only", true, 16, seconds, 1, "k-groups-4", "study",
            [.. models.Select(model => new WorldScore(model.Name, false, People(model.Mean), 0.9))]);
        WorldRecord record = new("", "2026-11-28", []);
        foreach (WorldTrial trial in (WorldTrial[])[Trial(120, ("P.1", 0.80)), Trial(60, ("P.1", 0.78), ("A.1", 0.6)), Trial(30, ("P.1", 0.74)),
            Trial(60, ("A.2", 0.6)) with { Seed = 2 }, Trial(15, ("P.1", 0.66))])
            record = record.With(trial, "genex worlds", DateTimeOffset.UnixEpoch);
        Assert.Equal([15, 30, 60, 120, 60], record.Trials.Select(trial => trial.Seconds)); // each once, by seed, then by length
        Assert.Equal(60, record.UsualSeconds);
        Assert.Equal(0.78, record.Of("face only", 16)!.Find("P.1").Mean!.Value, 6);
        Assert.Contains("--seconds 60", record.SayMade(["face only"], "P.1").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--seconds 120", record.SayMade(["face only"], "P.1").ToString(), StringComparison.Ordinal);
        Assert.Contains("--model P.1 --participants 16 --seconds 120 --protocol k-groups-4 --profile study --seed 1`, also with 60, 30 and 15 seconds.",
            record.SayMadeOverSeconds("face only", "P.1").ToString(), StringComparison.Ordinal);
        // A model that was not tried with every length has a command of its own.
        Assert.Contains("--model A.1,P.1 --participants 16 --seconds 60", record.SayMadeOverSeconds("face only").ToString(), StringComparison.Ordinal);
        Assert.Contains("--model P.1 --participants 16 --seconds 120 --protocol k-groups-4 --profile study --seed 1`, also with 30 and 15 seconds",
            record.SayMadeOverSeconds("face only").ToString(), StringComparison.Ordinal);
        Assert.Empty(RecordedCurve.Known(record, "face only", "P.1"));
        IReadOnlyList<RecordedCurve> curves = RecordedCurve.KnownOverSeconds(record, "face only", "P.1", "A.1");
        Assert.Equal(["P.1"], curves.Select(curve => curve.Predictor));
        Assert.Equal([(15, 0.66), (30, 0.74), (60, 0.78), (120, 0.80)], curves[0].Sizes.Select(size => (size.Amount, Math.Round(size.Score, 9))));
        // Every person rises by the same here, so that who is drawn changes nothing.
        Assert.Equal((0.14, 0.14, 0.14), (Math.Round(curves[0].Rise.Gain, 9), Math.Round(curves[0].Rise.Lower, 9), Math.Round(curves[0].Rise.Upper, 9)));
        Assert.Equal(30, curves[0].AmountFor(0.08).Amount, 1.0);
        Assert.Contains("P.1 scores 0.660 with 15 seconds, 0.740 with 30, 0.780 with 60 and 0.800 with 120. From 15 to 120 seconds that is +0.140",
            curves.Say().ToString(), StringComparison.Ordinal);
        Assert.Equal("How scores rise with seconds: face only (simulated)", curves.Chart().Title);
        Assert.Contains("1 numbers of seconds", Assert.Throws<ArgumentException>(() => RecordedCurve.OverSeconds(record, "face only", "A.1")).Message,
            StringComparison.Ordinal);
    }
}

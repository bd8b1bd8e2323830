using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class SkinConductanceTests
{
    private const double Rate = 16;

    private static readonly double[] Onsets = [12, 30, 41, 60];
    private static readonly double[] Heights = [0.4, 0.05, 1.2, 0.2];

    /// <summary>Responses on a slow drift, as the formula has them.</summary>
    private static double[] Signal(double rate, double drift = -0.002) => [.. Enumerable.Range(0, (int)(80 * rate)).Select(place =>
        5 + drift * place / rate + Onsets.Zip(Heights, (onset, height) => height * SkinConductanceSignals.Response(place / rate - onset)).Sum())];

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(128)]
    public void Responses_of_known_onset_and_height_are_found(double rate)
    {
        IReadOnlyList<SkinResponse> found = SkinConductance.Responses(Signal(rate), rate);
        Assert.Equal(Onsets.Length, found.Count);
        foreach ((SkinResponse one, double onset, double height) in found.Zip(Onsets, Heights))
        {
            // A drift of -0.002 a second brings the peak forward by what it is of the curvature there, height / (decay rise).
            double peak = 1000 * (onset + SkinConductanceSignals.PeakSeconds - 0.002 * SkinConductanceSignals.Curve / height);
            Assert.InRange(one.PeakMilliseconds, peak - 500 / rate - 5, peak + 500 / rate + 5);
            // What drifts down meanwhile, what lies between two samples, and the filter's overshoot at the corner, which is under a hundredth.
            Assert.InRange(one.AmplitudeMicrosiemens, 0.98 * height - 0.005, 1.01 * height);
            // A filter of 5 Hz blurs the corner by less than half of its period.
            Assert.InRange(one.OnsetMilliseconds, 1000 * onset - 1000 / rate - 100, 1000 * onset + 1000 / rate);
            Assert.True(one.OffsetMilliseconds > one.PeakMilliseconds);
        }
    }

    [Property(MaxTest = 100)]
    public void They_are_those_of_the_slow_form(int seed)
    {
        var random = new Random(seed);
        double level = 3;
        double[] signal = [.. Enumerable.Range(0, random.Next(2, 600)).Select(_ => level = Math.Max(0.1, level + (random.NextDouble() - 0.5) * 0.1))];
        Assert.Equal(Slow(signal), SkinConductance.Responses(signal, Rate));
    }

    [Property(MaxTest = 100)]
    public void A_moving_median_is_the_median_of_each_window(int seed)
    {
        var random = new Random(seed);
        double[] signal = [.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => (double)random.Next(20))];
        int reach = random.Next(30);
        Assert.Equal(signal.Select((_, place) => Median(signal[Math.Max(0, place - reach)..Math.Min(signal.Length, place + reach + 1)])),
            MovingMedian.Of(signal, reach));
    }

    /// <summary>A Butterworth filter of order n passes 1 / sqrt(1 + w^2n) of a frequency, w = tan(pi f / rate) / tan(pi cut-off / rate); twice, once each
    /// way.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void The_filter_passes_what_its_formula_says_and_delays_nothing(double hertz)
    {
        const double rate = 128;
        double[] wave = [.. Enumerable.Range(0, 4096).Select(place => 4 + Math.Sin(2 * Math.PI * hertz * place / rate))];
        double warped = Math.Tan(Math.PI * hertz / rate) / Math.Tan(Math.PI * 5 / rate), gain = 1 / (1 + Math.Pow(warped, 8));
        double[] smoothed = SkinConductance.Smoothed(wave, rate);
        for (int place = 1000; place < 3000; place++)
            Assert.Equal(4 + gain * (wave[place] - 4), smoothed[place], 3);
    }

    [Fact]
    public void A_gap_is_no_response_and_times_are_those_of_the_samples()
    {
        (double, double)[] samples = [.. Signal(Rate).Select((value, place) => (1000 + place * 1000 / Rate, value))
            .Where((_, place) => place is < 400 or > 440)];
        IReadOnlyList<SkinResponse> found = SkinConductance.Responses(samples);
        Assert.Equal(Onsets, found.Select(one => Math.Round(one.OnsetMilliseconds / 1000) - 1));
        // A jump across a gap has no onset.
        (double, double)[] jump = [.. Enumerable.Range(0, 400).Select(place => (place * 62.5 + (place < 200 ? 0 : 5000), place < 200 ? 1.0 : 2.0))];
        Assert.Empty(SkinConductance.Responses(jump));
    }

    [Fact]
    public void A_rise_that_is_under_way_at_either_end_does_not_count()
    {
        double[] signal = [.. Enumerable.Range(0, 1280).Select(place => 2 + SkinConductanceSignals.Response(place / Rate + 1)
            + SkinConductanceSignals.Response(place / Rate - 79.5))];
        Assert.Empty(SkinConductance.Responses(signal, Rate));
        Assert.Empty(SkinConductance.Responses([], Rate));
        Assert.Empty(SkinConductance.Responses([1], Rate));
    }

    /// <summary>The definition, sample by sample.</summary>
    private static List<SkinResponse> Slow(double[] signal)
    {
        double[] phasic = [.. signal.Select((value, place) => value - Median(signal[Math.Max(0, place - 64)..Math.Min(signal.Length, place + 65)]))];
        List<SkinResponse> found = [];
        int before = 0;
        for (int onset = 1; onset < signal.Length; onset++)
        {
            int under = onset - 1;
            while (under >= 0 && phasic[under] is > 0 and <= 0.01)
                under--;
            if (phasic[onset] <= 0.01 || under < 0 || phasic[under] > 0)
                continue;
            int end = onset;
            while (end < signal.Length && phasic[end] > 0)
                end++;
            double highest = signal[onset..end].Max();
            int peak = Array.IndexOf(signal, highest, onset);
            double lowest = signal[Math.Max(before, onset - 64)..(onset + 1)].Min();
            before = end;
            if (peak < signal.Length - 1 && highest - lowest >= 0.005)
                found.Add(new SkinResponse(Array.LastIndexOf(signal, lowest, onset) * 1000 / Rate, peak * 1000 / Rate,
                    Math.Min(end, signal.Length - 1) * 1000 / Rate, highest - lowest));
        }
        return found;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

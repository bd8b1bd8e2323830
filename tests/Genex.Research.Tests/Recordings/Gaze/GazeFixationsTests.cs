using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class GazeFixationsTests
{
    [Fact]
    public void Two_places_that_are_looked_at_are_two_fixations()
    {
        // 200 Hz: 300 ms at (0, 0), a saccade of 20 ms to (10, 5), 400 ms there, 100 ms lost, 300 ms at the same place.
        GazeSample[] samples = [.. Enumerable.Range(0, 224).Select(place => place switch
        {
            < 60 => new GazeSample(place * 5, 0.1 * (place % 2), 0),
            < 64 => new GazeSample(place * 5, 2.5 * (place - 59), 1.25 * (place - 59)),
            < 144 => new GazeSample(place * 5, 10, 5 + 0.2 * (place % 2)),
            < 164 => new GazeSample(place * 5, double.NaN, double.NaN),
            _ => new GazeSample(place * 5, 10, 5),
        })];
        Assert.Equal([new Interval(0, 295), new Interval(315, 715), new Interval(820, 1115)], GazeFixations.ByDispersion(samples).Select(one => one.Interval));
        Assert.Equal([0.1, 0.2, 0], GazeFixations.ByDispersion(samples).Select(one => Math.Round(one.DispersionDegrees, 9)));
        Assert.Equal([new Interval(0, 295), new Interval(320, 715), new Interval(820, 1115)], GazeFixations.ByVelocity(samples).Select(one => one.Interval));
    }

    [Property(MaxTest = 200)]
    public void By_dispersion_is_what_the_paper_says(int seed)
    {
        (GazeSample[] samples, double degrees) = Walk(new Random(seed));
        List<Fixation> slow = [];
        foreach (List<GazeSample> rest in Stretches(samples))
        {
            while (rest.Count > 0)
            {
                List<GazeSample> window = [.. rest.TakeWhile(one => one.Milliseconds - rest[0].Milliseconds < 100)];
                if (window.Count == rest.Count)
                    break;
                window.Add(rest[window.Count]);
                if (Dispersion(window) > degrees)
                {
                    rest.RemoveAt(0);
                    continue;
                }
                while (window.Count < rest.Count && Dispersion([.. window, rest[window.Count]]) <= degrees)
                    window.Add(rest[window.Count]);
                slow.Add(Of(window));
                rest.RemoveRange(0, window.Count);
            }
        }
        Assert.Equal(slow, GazeFixations.ByDispersion(samples, degrees));
    }

    [Property(MaxTest = 200)]
    public void By_velocity_is_what_the_paper_says(int seed)
    {
        (GazeSample[] samples, double degrees) = Walk(new Random(seed));
        double limit = 40 * degrees;
        List<Fixation> slow = [];
        foreach (List<GazeSample> rest in Stretches(samples).Where(rest => rest.Count > 1))
        {
            double[] speeds = [.. rest.Zip(rest.Skip(1), (before, now) =>
                double.Hypot(now.XDegrees - before.XDegrees, now.YDegrees - before.YDegrees) / (now.Milliseconds - before.Milliseconds) * 1000)];
            bool[] still = [.. speeds.Prepend(speeds[0]).Select(speed => speed <= limit)];
            for (int from = 0, to; from < rest.Count; from = to)
            {
                to = from + 1;
                while (to < rest.Count && still[to] == still[from])
                    to++;
                if (still[from] && rest[to - 1].Milliseconds - rest[from].Milliseconds >= 100)
                    slow.Add(Of(rest[from..to]));
            }
        }
        Assert.Equal(slow, GazeFixations.ByVelocity(samples, limit));
    }

    private static (GazeSample[] Samples, double Degrees) Walk(Random random)
    {
        double time = 0, x = 0, y = 0;
        GazeSample[] samples = [.. Enumerable.Range(0, random.Next(300)).Select(_ =>
        {
            time += random.Next(50) == 0 ? random.Next(60, 200) : random.Next(4, 20);
            double reach = random.Next(15) == 0 ? 8 : 0.2;
            (x, y) = (x + (random.NextDouble() - 0.5) * reach, y + (random.NextDouble() - 0.5) * reach);
            return random.Next(60) == 0 ? new GazeSample(time, double.NaN, double.NaN) : new GazeSample(time, x, y);
        })];
        return (samples, 0.3 + random.NextDouble());
    }

    private static List<List<GazeSample>> Stretches(GazeSample[] samples)
    {
        List<List<GazeSample>> all = [[]];
        foreach (GazeSample one in samples)
        {
            if (!one.IsSeen || (all[^1].Count > 0 && one.Milliseconds - all[^1][^1].Milliseconds > 75))
                all.Add([]);
            if (one.IsSeen)
                all[^1].Add(one);
        }
        return all;
    }

    private static double Dispersion(List<GazeSample> window) =>
        window.Max(one => one.XDegrees) - window.Min(one => one.XDegrees) + (window.Max(one => one.YDegrees) - window.Min(one => one.YDegrees));

    private static Fixation Of(List<GazeSample> window) => new(new Interval(window[0].Milliseconds, window[^1].Milliseconds),
        window[^1].Milliseconds - window[0].Milliseconds, Dispersion(window));
}

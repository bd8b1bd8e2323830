namespace Genex.Research.Recordings;

/// <summary>How far the rows of a table lie apart, gathered row after row, and where some are missing: more than three typical steps and more than half a
/// second apart. The typical step is the median, within five percent.</summary>
internal sealed class RowSteps
{
    // Half a second: hiccups of cameras, and rows of other sensors that come and go, are no gaps.
    private const double LongestHeld = 500, MostSteps = 3;
    private const double Finest = 1e-3, Ratio = 1.05;

    private readonly Dictionary<int, int> countOfSize = [];
    private readonly PieceList<(double Before, double After)> wide = new();
    private double? last;
    private int steps;

    /// <summary>The first row's time; null before there is one.</summary>
    internal double? First { get; private set; }

    /// <summary>Takes the time of the next row, milliseconds; rows of one time are one.</summary>
    internal void Take(double time)
    {
        First ??= time;
        if (time - last is > 0 and var step)
        {
            int size = (int)Math.Round(Math.Log(Math.Max(step, Finest) / Finest) / Math.Log(Ratio));
            countOfSize[size] = countOfSize.GetValueOrDefault(size) + 1;
            steps++;
            if (step > LongestHeld)
                wide.Add((last!.Value, time));
        }
        last = Math.Max(last ?? time, time);
    }

    /// <summary>The last row before each gap, and the first one after it.</summary>
    internal IReadOnlyList<(double Before, double After)> Gaps()
    {
        double longest = MostSteps * Median();
        return [.. wide.Where(one => one.After - one.Before > longest)];
    }

    /// <summary>How long a row holds: the mean step outside of gaps; 0 of a single row.</summary>
    internal double Held()
    {
        IReadOnlyList<(double Before, double After)> gaps = Gaps();
        int count = steps - gaps.Count;
        return count > 0 ? (last!.Value - First!.Value - gaps.Sum(gap => gap.After - gap.Before)) / count : 0;
    }

    /// <summary>The stretches that rows cover, each from its first row to the end of its last one.</summary>
    internal IReadOnlyList<Interval> Stretches()
    {
        if (First is not { } from)
            return [];
        double held = Held();
        List<Interval> stretches = [];
        foreach ((double before, double after) in Gaps())
        {
            stretches.Add(new Interval(from, before + held));
            from = after;
        }
        stretches.Add(new Interval(from, last!.Value + held));
        return stretches;
    }

    /// <summary>The same; null without a row, which says nothing of a sensor.</summary>
    internal IReadOnlyList<Interval>? StretchesIfAny() => First is null ? null : Stretches();

    private double Median()
    {
        int below = 0;
        foreach ((int size, int count) in countOfSize.OrderBy(one => one.Key))
        {
            below += count;
            if (2 * below >= steps)
                return Finest * Math.Pow(Ratio, size + 0.5); // not less than it is: whole steps are told apart
        }
        return 0;
    }
}

using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Intensities of facial-coding channels over time, where a recording has no events of them.</summary>
internal sealed class LevelTimelines
{
    private readonly (int Feature, int Target, IntervalIndex Index, FacialLevel[] Levels)[] channels;

    /// <summary>Sorts the levels by channel; those that are neither a feature nor a target are not needed in rows.</summary>
    internal LevelTimelines(IReadOnlyList<FacialLevel> levels)
    {
        EndMilliseconds = levels.Select(one => one.Interval.OffsetMilliseconds).DefaultIfEmpty().Max();
        channels = [.. levels.GroupBy(one => one.Channel, StringComparer.OrdinalIgnoreCase).Select(group => (PhysicalFeatures.IndexOf(group.Key),
            EmotionalTargets.IndexOf(group.Key), new IntervalIndex([.. group.Select(one => one.Interval)]), group.ToArray()))];
    }

    /// <summary>The end of the last one.</summary>
    internal double EndMilliseconds { get; }

    /// <summary>Fills in what has a value at the moment; the rest stays missing.</summary>
    internal void Fill(AlignedRow row, double milliseconds)
    {
        foreach ((int feature, int target, IntervalIndex index, FacialLevel[] levels) in channels)
        {
            int[] now = [.. index.ActiveAt(milliseconds)];
            if (now.Length == 0)
                continue;
            double level = now.Max(place => levels[place].Level);
            float active = now.Any(place => levels[place].IsPresent) ? 1 : 0;
            if (feature >= 0)
                (row.Features[feature], row.FeaturePresent[feature]) = (active, true);
            if (target >= 0)
                (row.Targets[target], row.TargetPresent[target], row.Intensities[target]) = (active, true, (float)level);
        }
    }
}

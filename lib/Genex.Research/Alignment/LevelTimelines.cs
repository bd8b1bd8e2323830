using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Intensities of facial-coding channels over time, where a recording has no events of them.</summary>
internal sealed class LevelTimelines
{
    private readonly Channel[] channels;

    /// <summary>Sorts the levels by channel; those that are neither a feature nor a target are not needed in rows.</summary>
    internal LevelTimelines(IReadOnlyList<FacialLevel> levels)
    {
        Dictionary<string, Gathered> byChannel = new(StringComparer.OrdinalIgnoreCase);
        double? end = null;
        foreach (FacialLevel one in levels)
        {
            end = Math.Max(end ?? one.Interval.OffsetMilliseconds, one.Interval.OffsetMilliseconds);
            if (!byChannel.TryGetValue(one.Channel, out Gathered? own))
                byChannel.Add(one.Channel, own = new Gathered([], [], []));
            own.Spans.Add(one.Interval);
            own.Levels.Add(one.Level);
            own.Present.Add(one.IsPresent);
        }
        EndMilliseconds = end ?? 0;
        channels = [.. byChannel.Select(pair => new Channel(PhysicalFeatures.IndexOf(pair.Key), EmotionalTargets.IndexOf(pair.Key),
            new IntervalIndex(pair.Value.Spans), pair.Value.Levels, pair.Value.Present)).Where(one => one.Feature >= 0 || one.Target >= 0)];
    }

    /// <summary>The end of the last one.</summary>
    internal double EndMilliseconds { get; }

    /// <summary>Fills in what has a value at the moment; the rest stays missing.</summary>
    internal void Fill(AlignedRow row, double milliseconds)
    {
        foreach (Channel channel in channels)
        {
            int[] now = [.. channel.Index.ActiveAt(milliseconds)];
            if (now.Length == 0)
                continue;
            double level = now.Max(place => channel.Levels[place]);
            float active = now.Any(place => channel.Present[place]) ? 1 : 0;
            if (channel.Feature >= 0)
                (row.Features[channel.Feature], row.FeaturePresent[channel.Feature]) = (active, true);
            if (channel.Target >= 0)
                (row.Targets[channel.Target], row.TargetPresent[channel.Target], row.Intensities[channel.Target]) = (active, true, (float)level);
        }
    }

    // By place, as the index names its intervals.
    private sealed record Channel(int Feature, int Target, IntervalIndex Index, List<double> Levels, List<bool> Present);

    private sealed record Gathered(List<Interval> Spans, List<double> Levels, List<bool> Present);
}

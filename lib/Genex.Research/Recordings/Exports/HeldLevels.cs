namespace Genex.Research.Recordings;

/// <summary>Levels of facial-coding channels, gathered sample after sample: a value that is only carried forward is nothing new, and one that is missing ends
/// the level before it, as a gap between samples does (<see cref="RowSteps"/>).</summary>
/// <param name="columns">The channels' columns; those of one name stand beside each other.</param>
internal sealed class HeldLevels(IReadOnlyList<LevelColumn> columns)
{
    private readonly LevelStore[] levels = [.. columns.Select(_ => new LevelStore())];
    private readonly (double From, double? Level, bool? Presence)[] held = new (double, double?, bool?)[columns.Count];
    private readonly RowSteps steps = new();

    /// <summary>Takes a sample, which is not before the one in front of it.</summary>
    /// <param name="row">Its row; null where no channel has a value.</param>
    /// <param name="time">Milliseconds.</param>
    internal void Take(ExportRow? row, double time)
    {
        steps.Take(time);
        double? value = null;
        for (int place = 0; place < columns.Count; place++)
        {
            LevelColumn column = columns[place];
            if (place == 0 || columns[place - 1].Name != column.Name)
                value = row is null ? null : column.Read(row);
            Turn(place, value is { } number ? column.Level(number) : null, value is null ? null : column.ReadPresence(row!), time);
        }
    }

    /// <summary>Ends the last sample, which holds as long as a typical one, and gives all levels, channel by channel.</summary>
    /// <param name="zero">Time zero, from which their times count; null: they do already.</param>
    internal IEventStore End(double? zero = null)
    {
        IReadOnlyList<(double Before, double After)> gaps = steps.Gaps();
        double step = steps.Held();
        if (steps.Stretches() is [.., var stretch])
        {
            for (int place = 0; place < columns.Count; place++)
                Turn(place, null, null, stretch.OffsetMilliseconds);
        }
        return new JoinedLevels(gaps.Count == 0 ? levels : levels.Select(store => Without(store, gaps, step)), zero);
    }

    /// <summary>Where samples are missing, as a clause; null where none are.</summary>
    /// <param name="zero">Time zero.</param>
    internal string? SayGaps(double zero = 0)
    {
        double step = steps.Held();
        (double, double)[] gaps = [.. steps.Gaps().Where(gap => gap.After > zero).Select(gap => (Math.Max(0, gap.Before + step - zero), gap.After - zero))];
        return gaps.Length == 0 ? null : $"no rows {TimeStretches.Text(gaps)}; what it tells of the face is missing there";
    }

    // Both are in order of time.
    private static LevelStore Without(LevelStore store, IReadOnlyList<(double Before, double After)> gaps, double step)
    {
        var kept = new LevelStore();
        int next = 0;
        foreach (FacialLevel one in store)
        {
            double from = one.Interval.OnsetMilliseconds;
            while (next < gaps.Count && gaps[next].Before < from)
                next++;
            for (; next < gaps.Count && gaps[next].After <= one.Interval.OffsetMilliseconds; next++)
            {
                kept.Add(one with { Interval = new Interval(from, gaps[next].Before + step) });
                from = gaps[next].After;
            }
            if (from < one.Interval.OffsetMilliseconds)
                kept.Add(one with { Interval = new Interval(from, one.Interval.OffsetMilliseconds) });
        }
        return kept;
    }

    private void Turn(int place, double? level, bool? presence, double time)
    {
        (double from, double? before, bool? present) = held[place];
        if (before == level && present == presence)
            return;
        if (before is { } kept)
            levels[place].Add(new FacialLevel(columns[place].Channel, new Interval(from, time), kept) { Presence = present });
        held[place] = (time, level, presence);
    }
}

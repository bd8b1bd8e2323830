namespace Genex.Research.Recordings;

/// <summary>Levels of facial-coding channels, gathered sample after sample: a value that is only carried forward is nothing new, and one that is missing ends
/// the level before it.</summary>
/// <param name="columns">The channels' columns; those of one name stand beside each other.</param>
internal sealed class HeldLevels(IReadOnlyList<LevelColumn> columns)
{
    private readonly LevelStore[] levels = [.. columns.Select(_ => new LevelStore())];
    private readonly (double From, double? Level, bool? Presence)[] held = new (double, double?, bool?)[columns.Count];

    /// <summary>Takes a sample, which is not before the one in front of it.</summary>
    /// <param name="row">Its row; null where no channel has a value.</param>
    /// <param name="time">Milliseconds.</param>
    internal void Take(ExportRow? row, double time)
    {
        double? value = null;
        for (int place = 0; place < columns.Count; place++)
        {
            LevelColumn column = columns[place];
            if (place == 0 || columns[place - 1].Name != column.Name)
                value = row is null ? null : column.Read(row);
            Turn(place, value is { } number ? column.Level(number) : null, value is null ? null : column.ReadPresence(row!), time);
        }
    }

    /// <summary>Ends the last sample, and gives all levels, channel by channel.</summary>
    /// <param name="time">Its end.</param>
    /// <param name="zero">Time zero, from which their times count; null: they do already.</param>
    internal IEventStore End(double time, double? zero = null)
    {
        for (int place = 0; place < columns.Count; place++)
            Turn(place, null, null, time);
        return new JoinedLevels(levels, zero);
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

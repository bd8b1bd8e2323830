namespace Genex.Research.Recordings;

/// <summary>The frames of one recording in a table of facial coding, gathered one after the other.</summary>
/// <param name="levels">The columns that are read.</param>
internal sealed class FacePartFrames(IReadOnlyList<LevelColumn> levels)
{
    private readonly HeldLevels held = new(levels);
    private double? last;

    /// <summary>How many of its rows were met.</summary>
    internal int Rows { get; set; }

    /// <summary>Whether any frame was taken.</summary>
    internal bool Any => last is not null;

    /// <summary>Takes the next frame.</summary>
    /// <param name="row">Its row; null where it has no face.</param>
    /// <param name="time">Milliseconds.</param>
    /// <returns>False when it is not after the one before, and nothing is taken.</returns>
    internal bool Take(ExportRow? row, double time)
    {
        if (time <= last)
            return false;
        held.Take(row, time);
        last = time;
        return true;
    }

    /// <summary>Ends the last frame, which holds as long as a typical one.</summary>
    internal IEventStore End() => held.End();

    /// <summary>Where its rows are missing, as a clause; null where they are not. Asked after <see cref="End"/>.</summary>
    internal string? SayGaps() => held.SayGaps();
}

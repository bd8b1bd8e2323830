namespace Genex.Research.Recordings;

/// <summary>A table of facial coding with one row per frame, from software that was given the video.</summary>
/// <param name="name">What such a file is.</param>
/// <param name="columns">Columns by which it is known.</param>
internal abstract class FaceSamples(string name, IReadOnlyList<string> columns) : SampledExport(name, columns)
{
    internal override string Holds => "a channel of facial coding";

    /// <summary>The columns that are read.</summary>
    protected abstract IReadOnlyList<LevelColumn> LevelsOf(ExportTable table);

    /// <summary>The column with the time.</summary>
    protected abstract string TimeColumnOf(ExportTable table);

    /// <summary>How times are written where the column has no unit.</summary>
    protected virtual ExportTimeFormat Times => ExportTimeFormat.Milliseconds;

    /// <summary>Tells when a row's frame was, milliseconds, by the row and by how many are before it; it throws an <see cref="ExportException"/> for a row
    /// without such a time.</summary>
    protected virtual Func<ExportRow, int, double> TimesOf(ExportTable table, Action<string> noted)
    {
        string column = TimeColumnOf(table);
        return (row, _) => row.Time(column, Times);
    }

    /// <summary>Whether a face was found in a row's frame; without one all is missing there.</summary>
    protected virtual bool HasFace(ExportRow row) => true;

    /// <summary>The rows that are of the participant.</summary>
    protected virtual IEnumerable<ExportRow> RowsOf(ExportTable table, Action<string> noted) => table.Rows;

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    /// <remarks>Times are the video's. The last frame holds as long as the mean one.</remarks>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted) =>
        Apart(InBulk(table, left, noted));

    internal override IEnumerable<SampledEvent> InBulk(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        IReadOnlyList<LevelColumn> levels = LevelsOf(table);
        var held = new HeldLevels(levels);
        Func<ExportRow, int, double> timeOf = levels.Count == 0 ? (_, _) => 0 : TimesOf(table, noted);
        double first = 0, last = double.NegativeInfinity;
        int count = 0, number = 0;
        foreach (ExportRow row in levels.Count == 0 ? [] : RowsOf(table, noted))
        {
            try
            {
                double time = timeOf(row, number++);
                if (time <= last)
                    throw row.Error(TimeColumnOf(table), "a time after that of the row before");
                held.Take(HasFace(row) ? row : null, time);
                (first, last, count) = (count == 0 ? time : first, time, count + 1);
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        return count == 0 ? [] : [new SampledEvent(null, FacialLevelExport.Format, null)
        {
            Several = held.End(last + (count < 2 ? 0 : (last - first) / (count - 1))),
        }];
    }
}

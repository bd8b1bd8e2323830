namespace Genex.Research.Recordings;

/// <summary>A table of facial coding with one row per frame, from software that was given the video: of one participant or, where
/// its rows say whose they are, of several.</summary>
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

    /// <summary>The column that tells several recordings of one participant apart, or their videos; null where the table has none.</summary>
    protected virtual string? PartColumnOf(ExportTable table) => null;

    /// <summary>Whether what tells recordings apart is the name of a video, which then says whose each is.</summary>
    protected virtual bool PartsAreVideos => false;

    /// <summary>Tells when a row's frame was, milliseconds, by its recording, the row, and how many of the recording's rows are before it; it throws an
    /// <see cref="ExportException"/> for a row without such a time.</summary>
    protected virtual Func<FacePart, ExportRow, int, double> TimesOf(ExportTable table, Action<string> noted)
    {
        string column = TimeColumnOf(table);
        return (_, row, _) => row.Time(column, Times);
    }

    /// <summary>Whether a face was found in a row's frame; without one all is missing there.</summary>
    protected virtual bool HasFace(ExportRow row) => true;

    /// <summary>The rows that are of the participants.</summary>
    protected virtual IEnumerable<ExportRow> RowsOf(ExportTable table, Action<string> noted) => table.Rows;

    /// <summary>Tells which recording a row is of.</summary>
    protected Func<ExportRow, FacePart> PartsOf(ExportTable table)
    {
        Func<ExportRow, ParticipantId?> who = NamedRows.Reader(table);
        return PartColumnOf(table) is { } column ? row => new FacePart(who(row), row[column]) : row => new FacePart(who(row), "");
    }

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => NamedRows.Only(table);

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => NamedRows.In(table);

    /// <inheritdoc/>
    /// <remarks>Times are the video's. The last frame holds as long as a typical one.</remarks>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted) =>
        Apart(InBulk(table, left, noted));

    internal override IEnumerable<SampledEvent> InBulk(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        IReadOnlyList<LevelColumn> levels = LevelsOf(table);
        if (levels.Count == 0)
            return [];
        Func<ExportRow, FacePart> partOf = PartsOf(table);
        Func<FacePart, ExportRow, int, double> timeOf = TimesOf(table, noted);
        var parts = new Dictionary<FacePart, FacePartFrames>();
        foreach (ExportRow row in RowsOf(table, noted))
        {
            FacePart part = partOf(row);
            if (!parts.TryGetValue(part, out FacePartFrames? frames))
                parts.Add(part, frames = new FacePartFrames(levels));
            try
            {
                double time = timeOf(part, row, frames.Rows++);
                if (!frames.Take(HasFace(row) ? row : null, time))
                    throw row.Error(TimeColumnOf(table), "a time after that of the row before");
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        return Found(parts, noted);
    }

    private List<SampledEvent> Found(Dictionary<FacePart, FacePartFrames> parts, Action<string> noted)
    {
        List<SampledEvent> found = [];
        ILookup<ParticipantId?, string> labels = parts.Keys.ToLookup(part => part.Who, part => part.Label);
        foreach ((FacePart part, FacePartFrames frames) in parts.Where(one => one.Value.Any))
        {
            string? stimulus = PartsAreVideos || !labels[part.Who].Skip(1).Any() ? null : part.Label;
            found.Add(new SampledEvent(stimulus, FacialLevelExport.Format, null)
            {
                Several = frames.End(),
                Participant = part.Who,
                Video = PartsAreVideos && part.Label.Length > 0 ? part.Label : null,
            });
            string whose = string.Join(", ", new[] { part.Who?.ToString(), part.Label }.Where(name => name is { Length: > 0 }));
            if (frames.SayGaps() is { } gaps)
                noted((parts.Count > 1 && whose.Length > 0 ? $"of {whose} " : "") + gaps);
        }
        return found;
    }
}

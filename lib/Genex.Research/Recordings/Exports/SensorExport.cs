namespace Genex.Research.Recordings;

/// <summary>Sensor exports of iMotions 9 and 10: preamble, then one row per sample with the columns of every sensor.</summary>
/// <remarks>
/// Rows with the same <c>Fixation Index</c> are one fixation; a blank or a zero is none. A facial-coding channel holds its value until a row brings another, so
/// a value that is only carried forward is nothing new; a blank is missing. <c>Valence</c> is the level of Positive Valence and, with its sign turned, of
/// Negative Valence. Raw skin conductance becomes peaks. Times count from the start of the stimulus, as in the event tables: its slide event
/// <c>StartMedia</c>, in the export or in one of the study's tables of slide events, else its first sample.
/// </remarks>
public sealed class SensorExport : SampledExport
{
    internal const string Index = "Fixation Index";

    private SensorExport()
        : base("iMotions sensor export", ["Row", SlideEvents.Timestamp, SlideEvents.Event, "StimType", "CollectionPhase", SlideEvents.Source])
    {
    }

    /// <summary>The format.</summary>
    public static SensorExport Format { get; } = new();

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => RespondentOf(table);

    /// <summary>Whom the metadata rows of a table name; null where they name nobody.</summary>
    internal static ParticipantId? RespondentOf(ExportTable table)
    {
        foreach (string line in table.Preamble)
        {
            List<string> cells = ExportHeader.Split(line.TrimStart('\ufeff'), table.Separator);
            if (cells.Count > 1 && cells[0].TrimStart('#').Equals(StudyReader.Respondent, StringComparison.OrdinalIgnoreCase)
                && ParticipantId.TryTake(cells[1], out ParticipantId id))
                return id;
        }
        return null;
    }

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted) =>
        Apart(InBulk(table, left, noted));

    internal override IEnumerable<SampledEvent> InBulk(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        int remarks = table.Remarks.Count;
        List<ExportException> problems = [];
        List<SensorSamples>? read = Gathered(table, Samples(table, problems.Add), problems.Add);
        if (read is null)
        {
            // Samples that are not in order of time are sorted, which takes all of them at once.
            problems.Clear();
            table.Remarks.RemoveRange(remarks, table.Remarks.Count - remarks);
            read = Gathered(table, Samples(table, problems.Add).GroupBy(sample => sample.Row[SlideEvents.Source], StringComparer.OrdinalIgnoreCase)
                .SelectMany(shown => shown.OrderBy(sample => sample.Time)), problems.Add)!;
        }
        problems.ForEach(left);
        IReadOnlyDictionary<string, double> starts = SlideEvents.Beside(table);
        foreach (SensorSamples shown in read)
        {
            if (shown.Begun is null && starts.TryGetValue(shown.Stimulus ?? "", out double start))
                shown.Begun = start;
            if (shown.Zero > 0 || shown.Begun is not null)
                noted(shown.SayZero());
            if (shown.SayGaps() is { } gaps)
                noted(gaps);
        }
        return read.SelectMany(shown => shown.End());
    }

    /// <summary>The samples by stimulus, in order of the first of each; null when one is before the one in front of it.</summary>
    private static List<SensorSamples>? Gathered(ExportTable table, IEnumerable<(ExportRow Row, double Time)> samples, Action<ExportException> left)
    {
        IReadOnlyList<LevelColumn> channels = AffdexChannels.In(table);
        List<SensorSamples> all = [];
        Dictionary<string, SensorSamples> byStimulus = new(StringComparer.OrdinalIgnoreCase);
        foreach ((ExportRow row, double time) in samples)
        {
            string stimulus = row[SlideEvents.Source];
            if (!byStimulus.TryGetValue(stimulus, out SensorSamples? own))
                all.Add(byStimulus[stimulus] = own = new SensorSamples(table, stimulus.Length == 0 ? null : stimulus, time, channels, left));
            if (!own.Take(row, time))
                return null;
        }
        return all;
    }

    private static IEnumerable<(ExportRow Row, double Time)> Samples(ExportTable table, Action<ExportException> left)
    {
        foreach (ExportRow row in table.Rows)
        {
            double time;
            try
            {
                time = row.Time(SlideEvents.Timestamp, ExportTimeFormat.Milliseconds);
            }
            catch (ExportException problem)
            {
                left(problem);
                continue;
            }
            yield return (row, time);
        }
    }
}

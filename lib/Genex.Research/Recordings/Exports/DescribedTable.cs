namespace Genex.Research.Recordings;

/// <summary>A table in which a study's description finds channels of its own.</summary>
/// <remarks>
/// Rows are of the participant and the stimulus that the usual columns say, else of the file's. In a file with a row per sample of an experiment
/// (<c>SourceStimuliName</c>) times count from the first sample of the stimulus, as that format's do.
/// </remarks>
/// <param name="rules">Of the channels whose columns it has.</param>
/// <param name="times">How its times are written.</param>
/// <param name="lacks">What to note of the channels whose columns it lacks.</param>
internal sealed class DescribedTable(IReadOnlyList<OwnChannelRule> rules, ExportTimeFormat times, IReadOnlyList<string> lacks)
    : SampledExport("table of the study's own channels", [.. rules.SelectMany(rule => rule.Columns).Distinct(StringComparer.OrdinalIgnoreCase)])
{
    private const string SourceStimulus = "SourceStimuliName";
    private const int ShownColumns = 20;

    internal override string Holds => "a value of them";

    /// <summary>The table with those of the channels that its nearest header row has every column of; one mistyped column loses no other channel.</summary>
    /// <remarks>Where it has those of none, all of them are asked for, and reading says what is missing.</remarks>
    public static DescribedTable Of(IReadOnlyList<OwnChannelRule> rules, ExportTimeFormat times, string path, ExportText text)
    {
        ExportHeader? nearest = null;
        OwnChannelRule[] served = [];
        foreach (ExportHeader row in ExportHeader.Candidates(path, text))
        {
            OwnChannelRule[] here = [.. rules.Where(rule => rule.Columns.All(row.Has))];
            if (here.Length > served.Length) (nearest, served) = (row, here);
            if (served.Length == rules.Count) break;
        }

        return nearest is null || served.Length == rules.Count ? new(rules, times, [])
            : new(served, times, [.. rules.Except(served).Select(rule =>
                Invariant($"\"{rule.Name}\" ({StudyDescription.FileName}) is not read from it: the header row (line {nearest.Line}) has no column ")
                + string.Join(" and no column ", rule.Columns.Where(column => !nearest.Has(column)).Select(column => $"'{column}'"))
                + $"; it has {string.Join(", ", nearest.Columns.Take(ShownColumns))}{(nearest.Columns.Count > ShownColumns ? ", …" : "")}")]);
    }

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => SensorExport.Format.OwnerOf(table);

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => !table.Has(StudyReader.Respondent) ? base.NamedIn(table)
        : table.Rows.Select(row => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : (ParticipantId?)null)
            .OfType<ParticipantId>().Distinct();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        foreach (string lack in lacks) noted(lack);
        string? stimulus = new[] { StudyReader.Stimulus, SourceStimulus }.FirstOrDefault(table.Has);
        bool named = table.Has(StudyReader.Respondent);
        List<SampledEvent> events = [];
        Dictionary<(ParticipantId?, string?), double> firsts = [];
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                ParticipantId? who = named ? row.Participant(StudyReader.Respondent) : null;
                string? shown = stimulus is not null && row[stimulus] is { Length: > 0 } text ? text : null;
                if (table.Has(SourceStimulus)) Begin((who, shown), row);
                events.AddRange(rules.Select(rule => Read(rule, row)).OfType<OwnValue>()
                    .Select(value => new SampledEvent(shown, OwnValueExport.Format, value) { Participant = who }));
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }

        return events.Select(one => firsts.TryGetValue((one.Participant, one.Stimulus), out double first) ? Moved(one, first) : one);

        // The first sample counts, whether or not it has a value of any of the channels.
        void Begin((ParticipantId?, string?) part, ExportRow row)
        {
            double time = rules.Select(rule => row.Time(rule.Time ?? rule.From!, times)).Min();
            firsts[part] = Math.Min(firsts.GetValueOrDefault(part, time), time);
        }
    }

    private OwnValue? Read(OwnChannelRule rule, ExportRow row)
    {
        if (rule.Form == OwnChannelForm.Spans)
            return new OwnValue(rule.Name, row.Interval(rule.From!, rule.To!, times), rule.Value is null ? 1 : row.Number(rule.Value));
        if (row.OptionalNumber(rule.Value!) is not { } value) return null;
        double time = row.Time(rule.Time!, times);
        return new OwnValue(rule.Name, new Interval(time, time), value);
    }

    private static SampledEvent Moved(SampledEvent one, double first)
    {
        var value = (OwnValue)one.Event!;
        return one with
        {
            Event = value with { Interval = new Interval(value.Interval.OnsetMilliseconds - first, value.Interval.OffsetMilliseconds - first) },
        };
    }
}

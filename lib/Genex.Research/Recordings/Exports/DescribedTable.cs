namespace Genex.Research.Recordings;

/// <summary>A table in which a study's description finds channels of its own.</summary>
/// <remarks>
/// Rows are of the participant and the stimulus that the usual columns say, else of the file's. In a file with a row per sample of an experiment
/// (<c>SourceStimuliName</c>) times count from the first sample of the stimulus, as that format's do.
/// </remarks>
/// <param name="rules">Of the channels.</param>
/// <param name="times">How its times are written.</param>
internal sealed class DescribedTable(IReadOnlyList<OwnChannelRule> rules, ExportTimeFormat times)
    : SampledExport("table of the study's own channels", [.. rules.SelectMany(rule => rule.Columns).Distinct(StringComparer.OrdinalIgnoreCase)])
{
    private const string SourceStimulus = "SourceStimuliName";

    internal override string Holds => "a value of them";

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => SensorExport.Format.OwnerOf(table);

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => !table.Has(StudyReader.Respondent) ? base.NamedIn(table)
        : table.Rows.Select(row => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : (ParticipantId?)null)
            .OfType<ParticipantId>().Distinct();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
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

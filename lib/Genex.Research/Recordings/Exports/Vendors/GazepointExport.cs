namespace Genex.Research.Recordings;

/// <summary>Exports of Gazepoint Analysis (<c>User 1_all_gaze.csv</c>, <c>User 1_fixations.csv</c>): a row per sample, or per fixation.</summary>
/// <remarks>
/// Rows with one <c>FPOGID</c> and <c>FPOGV</c> 1 are one fixation, of which the last row has the whole duration <c>FPOGD</c>; it begins at <c>FPOGS</c>. Both
/// are seconds. Each medium is a stimulus. Where the rows are samples, its first one is time zero. Where each row is a fixation, <c>TIME</c> is that of the
/// fixation's last sample and says nothing of when the medium began, so zero is that of <c>FPOGS</c>. Samples without gaze (<c>BPOGV</c>, else <c>FPOGV</c>,
/// 0) for longer than <see cref="RowSteps"/> bridges are not measured. Whose rows are is told by <see cref="GazepointUsers"/>.
/// </remarks>
internal sealed class GazepointExport : SampledExport
{
    private const string Start = "FPOGS", Duration = "FPOGD", Id = "FPOGID", Valid = "FPOGV", Time = "TIME", MediaName = "MEDIA_NAME", MediaNumber = "MEDIA_ID",
        Best = "BPOGV";

    private GazepointExport() : base("Gazepoint export", [Start, Duration, Id, Valid])
    {
    }

    /// <summary>The format.</summary>
    internal static GazepointExport Format { get; } = new();

    internal override string Holds => "a fixation";

    internal override IReadOnlyList<string> FileWords => ["all_gaze", "fixations"];

    internal override bool NamesPerson => true;

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => NamedIn(table).Take(2).ToArray() is [var only] ? only : null;

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => GazepointUsers.In(table);

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        Func<ExportRow, ParticipantId?> whoOf = GazepointUsers.Reader(table);
        var zeros = new Dictionary<(ParticipantId? Who, string Media), double>();
        var measured = new Dictionary<(ParticipantId? Who, string Media), RowSteps>();
        var found = new Dictionary<(ParticipantId? Who, string Media, string Id), FixationRun>();
        (ParticipantId? Who, string Media, string Id) before = default;
        string valid = table.Has(Best) ? Best : Valid;
        bool areSamples = false;
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                string media = table.Has(MediaName) && row[MediaName].Length > 0 ? row[MediaName]
                    : table.Has(MediaNumber) ? row[MediaNumber] : "";
                double start = row.Time(Start, ExportTimeFormat.Seconds), time = table.Has(Time) ? SecondsOf(row) : start;
                ParticipantId? who = whoOf(row);
                zeros.TryAdd((who, media), time);
                areSamples |= before == (who, media, row[Id]);
                before = (who, media, row[Id]);
                if (!measured.TryGetValue((who, media), out RowSteps? steps))
                    measured.Add((who, media), steps = new RowSteps());
                if (row.OptionalNumber(valid) is 1)
                    steps.Take(time - zeros[(who, media)]);
                if (row.OptionalNumber(Valid) is not 1)
                    continue;
                if (!found.TryGetValue(before, out FixationRun? run))
                    found.Add(before, run = new FixationRun(row[Id], start));
                run.Duration = row.Duration(Duration, ExportTimeFormat.Seconds) ?? run.Duration;
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        foreach (((_, string media), double zero) in zeros.Where(one => areSamples && one.Value >= 1))
            noted(Invariant($"\"{media}\" begins at {zero:0.###} ms of its clock, which is taken as time zero"));
        if (!areSamples && found.Count > 0)
            noted($"it has a row for each fixation; time zero is that of {Start}");
        return measured.Where(one => areSamples && one.Value.First is not null && found.Count > 0)
            .Select(one => Event(one.Key.Who, one.Key.Media, null) with { Covered = one.Value.Stretches() })
            .Concat(found.Select(one => Event(one.Key.Who, one.Key.Media, one.Value.Close(areSamples ? zeros[(one.Key.Who, one.Key.Media)] : 0))));
    }

    private static SampledEvent Event(ParticipantId? who, string media, Fixation? one) =>
        new(media.Length == 0 ? null : media, FixationExport.Format, one) { Participant = who };

    // What stands in brackets in the header, TIME(2020/01/31 12:00:00.000), is when it began and no unit.
    private static double SecondsOf(ExportRow row) => 1000 * row.Number(Time);
}

namespace Genex.Research.Recordings;

/// <summary>Exports of Gazepoint Analysis (<c>User 1_all_gaze.csv</c>, <c>User 1_fixations.csv</c>): a row per sample, or per fixation.</summary>
/// <remarks>
/// Rows with one <c>FPOGID</c> and <c>FPOGV</c> 1 are one fixation, of which the last row has the whole duration <c>FPOGD</c>; it begins at <c>FPOGS</c>. Both
/// are seconds. Each medium is a stimulus. Where the rows are samples, its first one is time zero. Where each row is a fixation, <c>TIME</c> is that of the
/// fixation's last sample and says nothing of when the medium began, so zero is that of <c>FPOGS</c>.
/// </remarks>
internal sealed class GazepointExport : SampledExport
{
    private const string Start = "FPOGS", Duration = "FPOGD", Id = "FPOGID", Valid = "FPOGV", Time = "TIME", MediaName = "MEDIA_NAME", MediaNumber = "MEDIA_ID";

    private GazepointExport() : base("Gazepoint export", [Start, Duration, Id, Valid])
    {
    }

    /// <summary>The format.</summary>
    internal static GazepointExport Format { get; } = new();

    internal override string Holds => "a fixation";

    internal override IReadOnlyList<string> FileWords => ["all_gaze", "fixations"];

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        var zeros = new Dictionary<string, double>(StringComparer.Ordinal);
        var found = new Dictionary<(string Media, string Id), FixationRun>();
        (string Media, string Id) before = default;
        bool areSamples = false;
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                string media = table.Has(MediaName) && row[MediaName].Length > 0 ? row[MediaName]
                    : table.Has(MediaNumber) ? row[MediaNumber] : "";
                double start = row.Time(Start, ExportTimeFormat.Seconds), time = table.Has(Time) ? SecondsOf(row) : start;
                zeros.TryAdd(media, time);
                areSamples |= before == (media, row[Id]);
                before = (media, row[Id]);
                if (row.OptionalNumber(Valid) is not 1)
                    continue;
                if (!found.TryGetValue((media, row[Id]), out FixationRun? run))
                    found.Add((media, row[Id]), run = new FixationRun(row[Id], start));
                run.Duration = row.Duration(Duration, ExportTimeFormat.Seconds) ?? run.Duration;
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        foreach ((string media, double zero) in zeros.Where(one => areSamples && one.Value >= 1))
            noted(Invariant($"\"{media}\" begins at {zero:0.###} ms of its clock, which is taken as time zero"));
        if (!areSamples && found.Count > 0)
            noted($"it has a row for each fixation; time zero is that of {Start}");
        return found.Select(one => new SampledEvent(one.Key.Media.Length == 0 ? null : one.Key.Media, FixationExport.Format,
            one.Value.Close(areSamples ? zeros[one.Key.Media] : 0)));
    }

    // What stands in brackets in the header, TIME(2020/01/31 12:00:00.000), is when it began and no unit.
    private static double SecondsOf(ExportRow row) => 1000 * row.Number(Time);
}

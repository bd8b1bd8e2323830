namespace Genex.Research.Recordings;

/// <summary>Pupil Cloud's <c>fixations.csv</c>: a row per fixation, with times in nanoseconds since 1970.</summary>
/// <remarks>Time zero is the recording's start, as <see cref="PupilFolder"/> finds it.</remarks>
internal sealed class PupilFixations : PupilTable
{
    private const string Id = "fixation id", Start = "start timestamp", End = "end timestamp", Duration = "duration";

    private PupilFixations() : base("Pupil Cloud table of fixations", "fixations", [Id, Start, End])
    {
    }

    /// <summary>The format.</summary>
    internal static PupilFixations Format { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        var folder = new PupilFolder(table);
        var zeros = new Dictionary<string, double>(StringComparer.Ordinal);
        List<SampledEvent> events = [];
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                string recording = row[PupilFolder.Recording];
                Interval interval = row.Interval(Start, End, ExportTimeFormat.Milliseconds);
                if (!zeros.TryGetValue(recording, out double zero))
                    zeros.Add(recording, zero = folder.ZeroOf(recording, interval.OnsetMilliseconds, noted));
                var moved = new Interval(Math.Max(0, interval.OnsetMilliseconds - zero), Math.Max(0, interval.OffsetMilliseconds - zero));
                double duration = row.Duration(Duration, ExportTimeFormat.Milliseconds) ?? moved.DurationMilliseconds;
                events.Add(new SampledEvent(folder.LabelOf(recording), FixationExport.Format, new Fixation(moved, duration, double.NaN))
                {
                    Participant = folder.WearerOf(recording),
                });
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        return events;
    }
}

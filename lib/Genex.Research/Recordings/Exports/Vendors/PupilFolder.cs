namespace Genex.Research.Recordings;

/// <summary>What lies beside a table of Pupil Cloud: who wore the glasses (<c>sections.csv</c>), and when a recording began (the event
/// <c>recording.begin</c> of <c>events.csv</c>, else the first section's start).</summary>
internal sealed class PupilFolder
{
    internal const string Recording = "recording id";

    private const string Event = "recording.begin";

    private readonly Dictionary<string, double> begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ParticipantId Wearer, string Name)> names = new(StringComparer.Ordinal);

    /// <summary>Reads what is there.</summary>
    /// <param name="table">Path of the table.</param>
    internal PupilFolder(string table)
    {
        string folder = Path.GetDirectoryName(table) ?? "";
        Read(Path.Combine(folder, "sections.csv"), [Recording, "section start time"], row =>
        {
            string recording = row[Recording];
            double start = row.Time("section start time", ExportTimeFormat.Milliseconds);
            sections[recording] = Math.Min(sections.GetValueOrDefault(recording, start), start);
            if (row.Columns.Contains("wearer name", StringComparer.OrdinalIgnoreCase) && ParticipantId.TryTake(row["wearer name"], out ParticipantId id))
                names.TryAdd(recording, (id, row.Columns.Contains("recording name", StringComparer.OrdinalIgnoreCase) ? row["recording name"] : recording));
        });
        Read(Path.Combine(folder, "events.csv"), [Recording, "timestamp", "name"], row =>
        {
            if (row["name"] == Event)
                begun[row[Recording]] = row.Time("timestamp", ExportTimeFormat.Milliseconds);
        });
    }

    /// <summary>Who wore the glasses; null where nothing says.</summary>
    internal ParticipantId? WearerOf(string recording) => names.TryGetValue(recording, out (ParticipantId Wearer, string Name) known) ? known.Wearer : null;

    /// <summary>What a recording is called, where somebody has several; else null.</summary>
    internal string? LabelOf(string recording) =>
        names.TryGetValue(recording, out (ParticipantId Wearer, string Name) known) && names.Values.Count(other => other.Wearer == known.Wearer) > 1
            ? known.Name : null;

    /// <summary>All that are named.</summary>
    internal IEnumerable<ParticipantId> Wearers => names.Values.Select(known => known.Wearer).Distinct();

    /// <summary>Time zero of a recording, milliseconds of the clock of its tables.</summary>
    /// <param name="recording">Its id.</param>
    /// <param name="first">The first time in the table, which is taken where nothing says.</param>
    /// <param name="noted">Told what was taken.</param>
    internal double ZeroOf(string recording, double first, Action<string> noted)
    {
        if (begun.TryGetValue(recording, out double start))
            noted("the start of the recording is taken as time zero");
        else if (sections.TryGetValue(recording, out start))
            noted("the start of a recording's first section is taken as time zero");
        else
            noted("no events.csv or sections.csv beside it says when the recording began; the first time in it is taken as time zero");
        return begun.ContainsKey(recording) || sections.ContainsKey(recording) ? start : first;
    }

    private static void Read(string path, IReadOnlyList<string> columns, Action<ExportRow> take)
    {
        if (!File.Exists(path))
            return;
        try
        {
            foreach (ExportRow row in ExportTable.Read(path, columns).Rows)
                take(row);
        }
        catch (ExportException)
        {
            // Then the table beside it says less; that is noted there.
        }
    }
}

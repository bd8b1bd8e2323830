namespace Genex.Research.Recordings;

/// <summary>What lies beside a table of Pupil Cloud: who wore the glasses, and when a recording began.</summary>
/// <remarks>
/// The wearer is in <c>sections.csv</c>, beside the table or in the folder above it, where an export has a folder for each recording; else in <c>info.json</c>.
/// The start is the event <c>recording.begin</c> of <c>events.csv</c>, else the first section's, else <c>info.json</c>'s. Nothing outside the study is read.
/// </remarks>
internal sealed class PupilFolder
{
    internal const string Recording = "recording id";

    private const string Event = "recording.begin", Events = "events.csv", Sections = "sections.csv", Wearer = "wearer name", Name = "recording name";

    private readonly Dictionary<string, (double Milliseconds, string File)> begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Milliseconds, string File)> sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ParticipantId Wearer, string Name)> names = new(StringComparer.Ordinal);
    private readonly PupilInfo? info;
    private readonly ExportTable table;

    /// <summary>Reads what is there.</summary>
    internal PupilFolder(ExportTable table)
    {
        this.table = table;
        string folder = Path.GetDirectoryName(table.Path) ?? "";
        ReadSections(Path.Combine(folder, Sections));
        if (table.StudyRoot is { } root && Path.GetRelativePath(root, folder) != ".")
            ReadSections(Path.Combine(Path.GetDirectoryName(folder) ?? "", Sections));
        Read(Path.Combine(folder, Events), [Recording, "timestamp", "name"], (row, path) =>
        {
            if (row["name"] == Event)
                begun[row[Recording]] = (row.Time("timestamp", ExportTimeFormat.Milliseconds), path);
        });
        info = PupilInfo.In(folder);
        if (info?.Wearer is not null)
            table.AlsoRead.Add(info.Path);
    }

    /// <summary>Who wore the glasses; null where nothing says.</summary>
    internal ParticipantId? WearerOf(string recording) => names.TryGetValue(recording, out (ParticipantId Wearer, string Name) known) ? known.Wearer
        : info?.RecordingId == recording ? info.Wearer : null;

    /// <summary>What a recording is called; null where nothing says.</summary>
    internal string? LabelOf(string recording) => names.TryGetValue(recording, out (ParticipantId Wearer, string Name) known) ? known.Name
        : info?.RecordingId == recording ? info.Name : null;

    /// <summary>The wearers of a table's recordings, and of no others.</summary>
    internal IEnumerable<ParticipantId> WearersOf(ExportTable recordings) => names.Count == 0 && info?.Wearer is null ? []
        : recordings.Rows.Select(row => row[Recording]).Distinct().Select(WearerOf).OfType<ParticipantId>().Distinct();

    /// <summary>Time zero of a recording, milliseconds of the clock of its tables.</summary>
    /// <param name="recording">Its id.</param>
    /// <param name="first">The first time in the table, which is taken where nothing says.</param>
    /// <param name="noted">Told what was taken.</param>
    internal double ZeroOf(string recording, double first, Action<string> noted)
    {
        if (begun.TryGetValue(recording, out (double Milliseconds, string File) start))
            noted("the start of the recording is taken as time zero");
        else if (sections.TryGetValue(recording, out start))
            noted("the start of a recording's first section is taken as time zero");
        else if (info is { StartMilliseconds: { } told } && info.RecordingId == recording)
        {
            noted("the start of the recording, by its info.json, is taken as time zero");
            start = (told, info.Path);
        }
        else
        {
            noted("no events.csv, sections.csv or info.json beside it says when the recording began; the first time in it is taken as time zero");
            return first;
        }
        table.AlsoRead.Add(start.File);
        return start.Milliseconds;
    }

    private void ReadSections(string file) => Read(file, [Recording, "section start time"], (row, path) =>
    {
        string recording = row[Recording];
        double start = row.Time("section start time", ExportTimeFormat.Milliseconds);
        bool isFirst = !sections.TryGetValue(recording, out (double Milliseconds, string File) known) || start < known.Milliseconds;
        sections[recording] = isFirst ? (start, path) : known;
        if (!row.Columns.Contains(Wearer, StringComparer.OrdinalIgnoreCase) || !ParticipantId.TryTake(row[Wearer], out ParticipantId id))
            return;
        names.TryAdd(recording, (id, row.Columns.Contains(Name, StringComparer.OrdinalIgnoreCase) ? row[Name] : recording));
        table.AlsoRead.Add(path);
    });

    private static void Read(string path, IReadOnlyList<string> columns, Action<ExportRow, string> take)
    {
        if (!File.Exists(path))
            return;
        try
        {
            foreach (ExportRow row in ExportTable.Read(path, columns).Rows)
                take(row, path);
        }
        catch (ExportException)
        {
            // Then the table beside it says less; that is noted there.
        }
    }
}

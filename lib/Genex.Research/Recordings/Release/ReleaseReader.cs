namespace Genex.Research.Recordings;

/// <summary>Reads a study in the released layout: data/real_frames/{participant}/frame_0000.jpg …, and annotation tables with one row per frame
/// number.</summary>
/// <remarks>Data formats, section 2. Columns are matched by name, since their order varies from file to file. The folder may be the clone's root or its
/// "data".</remarks>
public static class ReleaseReader
{
    private const string FramesFolder = "real_frames", FrameId = "frame_id";

    /// <summary>Whether a folder holds a study in the released layout.</summary>
    public static bool IsRelease(string folder) => RootOf(folder) is not null;

    /// <summary>Reads a released study: metadata and tables; images are found, not opened.</summary>
    /// <exception cref="ExportException">The folder is in another layout, has no participant's frames, or a table or a metadata file does not hold what it
    /// should.</exception>
    public static Study Read(string folder) => Read(folder, tables: null);

    /// <summary>The same with annotation tables from elsewhere: another commit's, say.</summary>
    /// <param name="folder">The root of the clone.</param>
    /// <param name="tables">A folder that holds physical_features and emotional_targets; null takes the clone's own.</param>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static Study Read(string folder, string? tables)
    {
        if (tables is not null && !Directory.Exists(Path.Combine(tables, "emotional_targets")))
            throw new ExportException(tables, null, "no folder emotional_targets", "a folder of tables with physical_features and emotional_targets",
                "Name the folder that holds both, as data/annotations of a clone does.");
        string root = RootOf(folder)
            ?? throw new ExportException(folder, null, $"no folder {FramesFolder} or data/{FramesFolder}", "a study in the released layout",
            "Name the root of the clone.");
        List<string> notes = [];
        string annotations = tables ?? Path.Combine(root, "annotations");
        ReleasedRecording[] recordings =
            [.. Folders(root, notes).Select(found => ReadOne(annotations, found.Id, found.Path, notes)).OrderBy(one => one.Participant)];
        if (recordings.Length == 0)
            throw new ExportException(Path.Combine(root, FramesFolder), null, "no folder of frames with a participant id",
                "folders such as \"LE 3299\" with frame_0000.jpg and so on");
        return new Study(folder, ProvenanceOf(folder, recordings),
            [.. recordings.Select(one => new Recording(one.Participant, one.Folder, RecordedEvents.None))], notes)
        {
            Release = new ReleasedStudy(root, recordings),
        };
    }

    /// <summary>The weakest origin that any of the frames has.</summary>
    private static Provenance ProvenanceOf(string folder, ReleasedRecording[] recordings) =>
        File.Exists(Path.Combine(folder, "Truth", "truth.json")) ? Provenance.Simulated
        : recordings.Any(one => one.Metadata is { IsDerived: true }) ? Provenance.Derived
        : recordings.All(one => one.Metadata is { Method: "opencv_real" }) ? Provenance.Recorded : Provenance.Unknown;

    private static string? RootOf(string folder) =>
        new[] { Path.Combine(folder, "data"), folder }.FirstOrDefault(root => Directory.Exists(Path.Combine(root, FramesFolder)));

    private static List<(ParticipantId Id, string Path)> Folders(string root, List<string> notes)
    {
        List<(ParticipantId Id, string Path)> found = [];
        foreach (string path in Directory.GetDirectories(Path.Combine(root, FramesFolder)).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            if (!ParticipantId.TryFind(name, out ParticipantId id))
                notes.Add($"{FramesFolder}/{name}: the folder's name holds no participant id; left out.");
            else if (found.Any(other => other.Id == id))
                notes.Add($"{FramesFolder}/{name}: {id} has another folder of frames, which is taken; left out.");
            else
                found.Add((id, path));
        }
        return found;
    }

    private static ReleasedRecording ReadOne(string tables, ParticipantId id, string folder, List<string> notes)
    {
        IReadOnlyList<string> frames = FolderFrames.In(folder);
        ReleasedMetadata? metadata = ReleaseMetadataFile.Read(Path.Combine(folder, "metadata.json"));
        if (metadata?.Frames is { } announced && announced != frames.Count)
            notes.Add(Invariant($"{id}: metadata.json announces {announced} frames, {frames.Count} are there."));
        ReleasedTable? physical = Table(tables, "physical_features", "physical", id, PhysicalFeatures.Names, notes);
        ReleasedTable? emotional = Table(tables, "emotional_targets", "emotional", id, EmotionalTargets.Names, notes);
        return new ReleasedRecording(id, folder, frames, metadata, physical, emotional);
    }

    private static ReleasedTable? Table(string tables, string folder, string suffix, ParticipantId id, IReadOnlyList<string> names,
        List<string> notes)
    {
        string place = Path.Combine(tables, folder);
        string? path = !Directory.Exists(place) ? null
            : Directory.GetFiles(place, $"*_{suffix}.csv").Order(StringComparer.Ordinal)
                .FirstOrDefault(file => ParticipantId.TryFind(Path.GetFileName(file)[..^(suffix.Length + 5)], out ParticipantId owner) && owner == id);
        if (path is null)
        {
            notes.Add($"{id}: no table of {suffix} annotations; they are missing, not zero.");
            return null;
        }
        ExportTable table = ExportTable.Read(path, [FrameId]);
        ExportRow[] rows = [.. table.Rows];
        string[] unknown = [.. table.Columns.Where(column => column != FrameId && !names.Contains(column, StringComparer.OrdinalIgnoreCase))];
        if (unknown.Length > 0)
            notes.Add($"{Path.GetFileName(path)}: {string.Join(", ", unknown.Select(column => $"'{column}'"))}: columns of no known name; left out.");
        return new ReleasedTable(path, table.Columns, [.. rows.Select(FrameNumber)],
            [.. rows.Select(row => names.Select(name => (float)(row.OptionalNumber(name) ?? double.NaN)).ToArray())]);
    }

    private static int FrameNumber(ExportRow row)
    {
        double number = row.Number(FrameId);
        return number >= 0 && number <= int.MaxValue && number.Equals(Math.Floor(number)) ? (int)number
            : throw row.Error(FrameId, "a frame's number: 0, 1, 2 …");
    }
}

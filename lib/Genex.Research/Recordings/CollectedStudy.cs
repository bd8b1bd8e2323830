namespace Genex.Research.Recordings;

/// <summary>Sorts the videos and the rows of a study's exports by participant.</summary>
internal sealed class CollectedStudy(StudyNotes notes, StudyReadSettings settings)
{
    private readonly SortedDictionary<ParticipantId, CollectedRecording> collected = [];
    private readonly List<StudyTable> tables = [];

    /// <summary>One per participant, ordered by id.</summary>
    internal IReadOnlyList<Recording> Recordings => [.. collected.Values.Select(recording => recording.ToRecording())];

    /// <summary>The exports that were read.</summary>
    internal IReadOnlyList<StudyTable> Tables => tables;

    /// <summary>Whether the metadata rows of an export say that it was simulated.</summary>
    internal bool IsSimulated { get; private set; }

    /// <summary>Takes a video; of two of one participant the composite screen, or else the first.</summary>
    internal void Add(string video)
    {
        if (!ParticipantId.TryFind(Path.GetFileNameWithoutExtension(video), out ParticipantId id))
        {
            notes.Add($"{notes.Name(video)}: the file name holds no participant id; left out.");
            return;
        }
        CollectedRecording recording = Of(id);
        string left = video;
        if (recording.Video is null)
            recording.Video = video;
        else if (FrameRegion.IsWebcamOnly(recording.Video) && !FrameRegion.IsWebcamOnly(video))
            (recording.Video, left) = (video, recording.Video);
        if (recording.Video != left)
            notes.Add($"{notes.Name(left)}: {id} has another video, {notes.Name(recording.Video)}, which is taken; left out.");
    }

    /// <summary>Reads an export.</summary>
    internal void Add(FoundExport export)
    {
        ExportFormat format = export.Format;
        bool owned = ParticipantId.TryFind(Path.GetFileNameWithoutExtension(export.Path), out ParticipantId owner);
        ExportTable table = ExportTable.Read(export.Path, export.Text ?? ExportText.Read(export.Path),
            owned ? format.Columns : [StudyReader.Respondent, .. format.Columns], format.RequiredKind);
        if (owned)
            Of(owner).EventsOf(format);

        foreach (ExportRow row in table.Rows)
        {
            List<object> events = Of(table.Has(StudyReader.Respondent) ? row.Participant(StudyReader.Respondent) : owner).EventsOf(format);
            if (format.IsSummary && events.Count > 0)
                throw row.Error(StudyReader.Respondent, "a participant that no row above has: the summary is one row each");
            events.AddRange(format.EventsOf(row, settings.TimeFormat));
        }
        tables.Add(new StudyTable(format, export.Path, owned ? owner : null, table.Columns, table.Rows.Count));
        IsSimulated |= table.Preamble.Any(line => line.Contains("simulat", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Notes who has no row in a format that others have: the modality counts as missing.</summary>
    internal void NoteMissing()
    {
        foreach (IGrouping<ExportFormat, StudyTable> format in tables.GroupBy(table => table.Format))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Has(format.Key)).Select(pair => pair.Key.ToString())];
            if (without.Length > 0)
                notes.Add($"{string.Join(" and ", format.Select(table => notes.Name(table.File)))}: no row of {string.Join(", ", without)}; that modality "
                    + "counts as missing there.");
        }
    }

    private CollectedRecording Of(ParticipantId id)
    {
        if (!collected.TryGetValue(id, out CollectedRecording? recording))
            collected.Add(id, recording = new CollectedRecording(id));
        return recording;
    }
}

namespace Genex.Research.Recordings;

/// <summary>Reads a study's folder: videos and exports, per participant.</summary>
/// <remarks>
/// Data formats, sections 1 (a study export), 2 (the released layout, by <see cref="ReleaseReader"/>) and 3 (videos and any of the tables). Files are found by
/// name, tables with other names by their columns.
/// A table without the column "Respondent Name" belongs to the participant that its file name holds.
/// A participant without a row in a table that has rows of others has no such modality; a table of one participant without rows is an empty one.
/// </remarks>
public static class StudyReader
{
    /// <summary>The column with the participant's id.</summary>
    public const string Respondent = "Respondent Name";

    /// <summary>Reads a study. Videos are found, not opened.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="settings">How the exports are written; null for the defaults.</param>
    /// <exception cref="ExportException">There is no such folder, nothing in it belongs to a participant, or an export does not hold what it
    /// should.</exception>
    public static Study Read(string folder, StudyReadSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (ReleaseReader.IsRelease(folder))
            return ReleaseReader.Read(folder);
        StudyFiles files = StudyFiles.Find(folder);
        var notes = new StudyNotes(folder);
        var collected = new SortedDictionary<ParticipantId, CollectedRecording>();

        foreach (string path in files.Others)
            notes.Add($"{notes.Name(path)}: its columns are those of no export that this library knows; left out.");
        foreach (string path in files.Videos)
            AddVideo(path, collected, notes);
        bool simulated = files.Truth is not null;
        foreach ((string path, ExportKind kind) in files.Exports)
            simulated |= ExportCollector.Add(path, kind, settings ?? new StudyReadSettings(), collected, notes);
        ExportCollector.NoteMissing(files.Exports, collected, notes);

        if (collected.Count == 0)
        {
            throw new ExportException(
                folder, null, $"{files.Videos.Count} videos and {files.Exports.Count} exports, and no participant in them",
                "videos or exports with participant ids such as \"LE 3299\"", "Name the folder of the study; its layout is described in the data formats.");
        }
        bool export = files.Exports.Any(table => table.Kind == ExportKind.Summary) || Directory.Exists(Path.Combine(folder, "Analysis"));
        Provenance provenance = simulated ? Provenance.Simulated : export ? Provenance.Recorded : Provenance.Unknown;
        return new Study(folder, provenance, [.. collected.Values.Select(recording => recording.ToRecording())], notes.Sentences())
        {
            UnknownExpressions = notes.UnknownExpressions,
        };
    }

    private static void AddVideo(string path, SortedDictionary<ParticipantId, CollectedRecording> collected, StudyNotes notes)
    {
        if (!ParticipantId.TryFind(Path.GetFileNameWithoutExtension(path), out ParticipantId id))
        {
            notes.Add($"{notes.Name(path)}: the file name holds no participant id; left out.");
            return;
        }
        CollectedRecording recording = CollectedRecording.Of(id, collected);
        string left = path;
        if (recording.Video is null)
            recording.Video = path;
        else if (FrameRegion.IsWebcamOnly(recording.Video) && !FrameRegion.IsWebcamOnly(path))
            (recording.Video, left) = (path, recording.Video);
        if (recording.Video != left)
            notes.Add($"{notes.Name(left)}: {id} has another video, {notes.Name(recording.Video)}, which is taken; left out.");
    }
}

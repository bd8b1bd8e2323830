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
        var collected = new CollectedStudy(notes, settings ?? new StudyReadSettings());
        foreach (string path in files.Others)
            notes.Add($"{notes.Name(path)}: its columns are those of no export that this library knows; left out.");
        foreach (string path in files.Videos)
            collected.Add(path);
        foreach (FoundExport found in files.Exports)
            collected.Add(found);
        collected.NoteMissing();

        IReadOnlyList<Recording> recordings = collected.Recordings;
        if (recordings.Count == 0)
        {
            throw new ExportException(
                folder, null, $"{files.Videos.Count} videos and {files.Exports.Count} exports, and no participant in them",
                "videos or exports with participant ids such as \"LE 3299\"", "Name the folder of the study; its layout is described in the data formats.");
        }
        bool simulated = files.Truth is not null || collected.IsSimulated;
        bool export = files.Exports.Any(table => table.Format.IsSummary) || Directory.Exists(Path.Combine(folder, "Analysis"));
        SortedDictionary<string, int> unknown = Unknown(recordings);
        notes.AddUnknown(unknown);
        return new Study(folder, simulated ? Provenance.Simulated : export ? Provenance.Recorded : Provenance.Unknown, recordings, notes.Sentences)
        {
            UnknownExpressions = unknown,
            Tables = collected.Tables,
            VideoFiles = files.Videos,
        };
    }

    private static SortedDictionary<string, int> Unknown(IReadOnlyList<Recording> recordings) =>
        new(recordings.SelectMany(recording => recording.Expressions ?? []).CountBy(one => one.Channel)
            .Where(type => !FacialCodingExport.IsKnown(type.Key)).ToDictionary(), StringComparer.Ordinal);
}

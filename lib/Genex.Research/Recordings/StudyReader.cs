namespace Genex.Research.Recordings;

/// <summary>Reads a study's folder: videos and exports, per participant and stimulus.</summary>
/// <remarks>
/// Data formats, sections 1 (a study export), 2 (the released layout, by <see cref="ReleaseReader"/>) and 3 (videos and any of the tables); and stores that
/// <c>genex data prepare</c> made. Files are found by
/// name, tables with other names by their columns. Ids are what the tables say; a video, and a table without the column "Respondent Name", belong to the
/// longest of them in the file's name or, failing that, in the names of its folders.
/// A participant without a row in a table that has rows of others has no such modality; a table of one participant without rows is an empty one.
/// A row, a cell or a file that cannot be read is left out and named; the rest is read.
/// </remarks>
public static class StudyReader
{
    /// <summary>The column with the participant's id.</summary>
    public const string Respondent = "Respondent Name";

    /// <summary>The column with what was shown.</summary>
    public const string Stimulus = "Stimulus Label";

    /// <summary>Reads a study. Videos are found, not opened.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="settings">How the exports are written; null for the defaults.</param>
    /// <exception cref="ExportException">There is no such folder, its study.json is none, or nothing in it can be read as anybody's; a prepared store is not
    /// whole.</exception>
    /// <exception cref="ArgumentException">Settings are given for a prepared store, which has its own.</exception>
    public static Study Read(string folder, StudyReadSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (ReleaseReader.IsRelease(folder))
        {
            return settings?.Faces is null or { IsOff: true } ? ReleaseReader.Read(folder)
                : throw new ArgumentException($"{folder} is in the released layout, whose frames are images already; faces are looked for in videos.",
                    nameof(settings));
        }
        if (PreparedStore.IsIn(folder))
        {
            return settings is null or { IsDefault: true } ? PreparedStore.Read(folder)
                : throw new ArgumentException($"{folder} is a prepared store: how times are written, and which region and face is taken, was settled when it "
                    + "was prepared. Prepare the study again into another folder.", nameof(settings));
        }
        settings ??= new StudyReadSettings();
        var notes = new StudyNotes(folder);
        StudyDescription description = StudyDescription.Find(folder);
        StudyFiles files = StudyFiles.Find(folder, description, settings.TimeFormat, (path, reason) => notes.LeaveOut(path, reason), notes.Add);
        string described = Path.Combine(folder, StudyDescription.FileName);
        if (File.Exists(described))
            notes.Use(described, "the study's description");
        var ids = new KnownIds(description, notes.Add);
        ids.LearnFiles([.. files.Videos.Select(notes.Name)],
            files.Exports.Select(export => export.Path).Concat(files.Samples.Select(samples => samples.Path)).Select(notes.Name));
        var collected = new CollectedStudy(notes, ids, description);
        Collect(files, settings, description, notes, ids, collected);
        collected.NoteMissing();
        foreach (string path in files.Others.Where(path => !notes.IsUsed(path) && !IsSound(path, files, description, notes)))
            notes.Unknown(path, KnownFormats.Describe(path) ?? "nothing that is read here");
        foreach (string path in files.Tables.Where(path => !notes.IsUsed(path)))
            notes.LeaveOut(path, KnownFormats.Describe(path) ?? "its columns are those of no export that this library knows" + KnownFormats.ColumnsOf(path));

        IReadOnlyList<Recording> recordings = settings.Region is not { } region ? collected.Recordings
            : [.. collected.Recordings.Select(recording => recording with { Region = region })];
        if (description.FacesIn(folder, settings.Faces) is { } faces)
            recordings = [.. recordings.Select(recording => recording.VideoPath is null ? recording : recording with { Faces = faces })];
        if (recordings.Count == 0)
        {
            const int most = 5;
            StudyFile[] unknown = [.. notes.Files.Where(file => file.Use == StudyFileUse.Unknown)];
            string[] said = [.. notes.Sentences.Concat(unknown.Select(file => $"{notes.Name(file.Path)}: {file.Reason}; not known.")).Take(most)];
            throw new ExportException(
                folder, null, Invariant($"{files.Videos.Count} videos and {files.Exports.Count + files.Samples.Count} exports, and no participant in them"),
                "videos or exports of participants",
                string.Join('\n', said.Append("Name the folder of the study; its layout is described in data/README.md.")));
        }
        bool simulated = files.Truth is not null || collected.IsSimulated;
        bool export = files.Exports.Any(table => table.Format.IsSummary) || Directory.Exists(Path.Combine(folder, "Analysis"));
        SortedDictionary<string, int> expressions = Unknown(recordings);
        notes.AddUnknown(expressions);
        Provenance provenance = simulated ? Provenance.Simulated : export ? Provenance.Recorded : Provenance.Unknown;
        return new Study(folder, provenance, [.. recordings.Select(recording => recording with { Provenance = provenance })], notes.Sentences)
        {
            Vocabulary = description.Vocabulary,
            UnknownExpressions = expressions,
            Tables = collected.Tables,
            VideoFiles = files.Videos,
            Problems = notes.Problems,
            Files = notes.Files,
        };
    }

    /// <summary>Tables first, since they say who there is: the plainest names before copies, those that name participants before the others.</summary>
    private static void Collect(StudyFiles files, StudyReadSettings settings, StudyDescription description, StudyNotes notes, KnownIds ids,
        CollectedStudy collected)
    {
        List<ReadTable> read = [];
        foreach (FoundExport export in InOrderOfTrust(files.Exports, notes))
        {
            OrLeftOut(export.Path, notes, () =>
            {
                ReadTable table = ReadTable.Of(export, settings, description, notes);
                _ = table.Table.RowCount; // all of it can be read
                read.Add(table);
            });
        }
        List<FoundSamples> trusted = InOrderOfTrust(files.Samples, notes);
        foreach (ParticipantId id in trusted.SelectMany(NamedIn))
            ids.Add(id);
        ids.LearnLabels(files.Videos.Concat(read.Select(table => table.Path)));
        foreach (ReadTable table in read.OrderBy(table => !table.NamesParticipants || table.Table.RowCount == 0))
            OrLeftOut(table.Path, notes, () => collected.Add(table));
        foreach (FoundSamples samples in trusted)
            collected.Add(samples);
        collected.JoinSpellings(files.Videos);
        collected.JoinUnlabelled();
        collected.Add(files.Videos);
    }

    private static void OrLeftOut(string path, StudyNotes notes, Action read)
    {
        try
        {
            read();
        }
        catch (ExportException problem)
        {
            notes.Problems.Add(problem);
            notes.LeaveOut(path, $"{(problem.Place is null ? "" : problem.Place + ": ")}{problem.Found}; expected {problem.Expected}"
                + (problem.Advice is null ? "" : $" ({problem.Advice.TrimEnd('.').ReplaceLineEndings(" ")})"));
        }
    }

    /// <summary>Whether a file is the sound of a video, which is noted.</summary>
    private static bool IsSound(string path, StudyFiles files, StudyDescription description, StudyNotes notes)
    {
        if (!files.Videos.Any(video => SoundFile.BesideOf(video) == path)) return false;
        if (description.Voice) notes.Use(path, "sound of the video of its name");
        else notes.Unknown(path, $"the sound of the video of its name; \"voice\": true in {StudyDescription.FileName} reads it");
        return true;
    }

    private static ParticipantId[] NamedIn(FoundSamples samples)
    {
        try
        {
            return [.. samples.Format.NamedIn(samples.Read())];
        }
        catch (ExportException)
        {
            return []; // named when its rows are read
        }
    }

    private static List<FoundExport> InOrderOfTrust(IReadOnlyList<FoundExport> exports, StudyNotes notes)
    {
        return [.. Current(exports, export => export.Path, export => export.Format, notes).OrderBy(export => StudyFolders.IsNamedCopy(export.Path))
            .ThenBy(export => !Path.GetFileName(export.Path).StartsWith(export.Format.FileName, StringComparison.OrdinalIgnoreCase))
            .ThenBy(export => export.Path, StringComparer.Ordinal)];
    }

    private static List<FoundSamples> InOrderOfTrust(IReadOnlyList<FoundSamples> samples, StudyNotes notes) =>
        [.. Current(samples, one => one.Path, one => one.Format, notes).OrderBy(one => StudyFolders.IsNamedCopy(one.Path))];

    /// <summary>Without those that were put aside and have others of their kind that were not.</summary>
    private static List<T> Current<T>(IReadOnlyList<T> all, Func<T, string> pathOf, Func<T, object> formatOf, StudyNotes notes)
    {
        var current = all.Where(one => !StudyFolders.IsSetAside(notes.Name(pathOf(one)))).Select(formatOf).ToHashSet();
        List<T> left = [];
        foreach (T one in all)
        {
            if (StudyFolders.IsSetAside(notes.Name(pathOf(one))) && current.Contains(formatOf(one)))
                notes.LeaveOut(pathOf(one), "it lies in a folder of things put aside, and there is another table of its kind");
            else
                left.Add(one);
        }
        return left;
    }

    private static SortedDictionary<string, int> Unknown(IReadOnlyList<Recording> recordings) =>
        new(recordings.SelectMany(recording => recording.Expressions ?? []).CountBy(one => one.Channel)
            .Where(type => !FacialCodingExport.IsKnown(type.Key)).ToDictionary(), StringComparer.Ordinal);
}

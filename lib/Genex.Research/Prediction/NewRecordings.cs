using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>Recordings that are to be predicted, found in a video or a folder.</summary>
/// <param name="Recordings">Each with a video; at least one.</param>
/// <param name="Provenance">Where they come from, as far as something says.</param>
/// <param name="Notes">What was left out or taken otherwise, one sentence each.</param>
public sealed record NewRecordings(IReadOnlyList<Recording> Recordings, Provenance Provenance, IReadOnlyList<string> Notes)
{
    // A simulated study's video lies at most this deep below the folder that says so.
    private const int FoldersLookedAt = 3;

    /// <summary>Finds them.</summary>
    /// <param name="path">A video, or a folder of videos and exports as <see cref="StudyReader"/> takes it.</param>
    /// <param name="signals">A folder with the recordings' exports, or the files of one recording's; none: those in the folder, if any.</param>
    /// <param name="run">Its people are known by their ids in file names.</param>
    /// <exception cref="RecordingException">There is no such file or folder, no video in it, or the exports cannot be read.</exception>
    /// <exception cref="ArgumentException">The signals are of several people, none of whom the video names.</exception>
    public static NewRecordings Find(string path, IReadOnlyList<string>? signals, TrainedRun run)
    {
        NewRecordings found = Directory.Exists(path) ? InFolder(path) : OfVideo(path, run);
        return signals is { Count: > 0 } ? found.With(signals) : found;
    }

    private static NewRecordings InFolder(string folder)
    {
        if (ReleaseReader.IsRelease(folder))
            throw new VideoException(folder, null, "this is a study in the released layout, which holds frames and no videos",
                "a video, or a folder of videos");
        Study study = StudyReader.Read(folder);
        Recording[] filmed = [.. study.Recordings.Where(recording => recording.VideoPath is not null)];
        return filmed.Length == 0 ? throw new VideoException(folder, null, "there is no video", "at least one")
            : new(filmed, study.Provenance, [.. study.Notes,
                .. study.Recordings.Except(filmed).Select(recording => $"{recording.Label}: there is no video; left out.")]);
    }

    private static NewRecordings OfVideo(string path, TrainedRun run)
    {
        if (!File.Exists(path)) throw new VideoException(path, null, "there is no such file or folder", "a video, or a folder of videos");
        KnownIds ids = new();
        foreach (string name in run.Folds.SelectMany(fold => fold.Inputs.Recordings).Select(seen => seen.Participant).OfType<string>().Distinct())
            ids.Add(ParticipantId.Of(name));
        ParticipantId who = ids.Find(Path.GetFileName(path)) ?? ParticipantId.Of(Path.GetFileNameWithoutExtension(path));
        return new([new Recording(who, path, RecordedEvents.None)], IsSimulated(path) ? Provenance.Simulated : Provenance.Unknown, []);
    }

    private static bool IsSimulated(string path)
    {
        DirectoryInfo? folder = new FileInfo(Path.GetFullPath(path)).Directory;
        for (int up = 0; up < FoldersLookedAt && folder is not null; up++, folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Truth", "truth.json"))) return true;
        }

        return false;
    }

    private NewRecordings With(IReadOnlyList<string> signals)
    {
        if (signals.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            throw new ExportException(missing, null, "there is no such file or folder", "exports of the recording");
        Study study = signals is [var folder] && Directory.Exists(folder) ? StudyReader.Read(folder) : ReadFiles(signals);
        List<string> notes = [.. Notes, .. study.Notes];
        Recording[] merged = [.. Recordings.Select(recording =>
        {
            Recording[] own = [.. study.Recordings.Where(one => one.Participant == recording.Participant)];
            Recording[] shown = own.Length > 1 && recording.Stimulus is not null ? [.. own.Where(one => one.Stimulus == recording.Stimulus)] : own;
            if (shown.Length == 0 && Recordings.Count == 1 && study.Recordings.Count == 1) shown = [study.Recordings[0]];
            if (shown.Length == 0 && Recordings.Count == 1)
                throw new ArgumentException($"{string.Join(", ", signals)}: these exports are of "
                    + $"{string.Join(", ", study.Recordings.Select(one => one.Label))}, and the video "
                    + $"{Path.GetFileName(recording.VideoPath)} names none of them. Give the exports of the recording alone, or a video that bears the id.",
                    nameof(signals));
            if (shown.Length == 0) notes.Add($"{recording.Label}: no signals of this recording were given.");
            return shown.Length == 0 ? recording : recording with { Participant = shown[0].Participant, Events = shown[0].Events };
        })];
        return new(merged, study.Provenance == Provenance.Simulated ? Provenance.Simulated : Provenance, notes);
    }

    /// <summary>Reads single files as the study of one person, whose folder bears the id, since such tables need not. What is said of them names the files
    /// that were given. A study.json among them, or beside one of them, is the study's.</summary>
    private Study ReadFiles(IReadOnlyList<string> signals)
    {
        string[] files = [.. signals.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path) : [path])];
        if (files.GroupBy(Path.GetFileName).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"{string.Join(" and ", twice)}: two files of one name. Give a folder with the exports, or rename one of them.",
                nameof(signals));
        using ScratchFolder root = new("signals");
        string person = string.Concat(Recordings[0].Participant.ToString().Split(Path.GetInvalidFileNameChars()));
        string folder = Directory.CreateDirectory(Path.Combine(root.Path, person.Length == 0 ? "recording" : person)).FullName;
        foreach (string file in files.Where(file => Path.GetFileName(file) != StudyDescription.FileName))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: false);
        if (files.Concat(files.Select(file => Path.Combine(Path.GetDirectoryName(file) ?? "", StudyDescription.FileName)))
            .FirstOrDefault(file => Path.GetFileName(file) == StudyDescription.FileName && File.Exists(file)) is { } description)
            File.Copy(description, Path.Combine(root.Path, StudyDescription.FileName), overwrite: false);
        try
        {
            Study study = StudyReader.Read(root.Path);
            return study with { Notes = [.. study.Notes.Select(Said)] };
        }
        catch (ExportException problem)
        {
            string of = files.FirstOrDefault(file => Path.GetFileName(file) == Path.GetFileName(problem.File)) ?? string.Join(", ", signals);
            throw new ExportException(of, problem.Place, Said(problem.Found), Said(problem.Expected), Advice(problem), problem);
        }

        // Files lie in a folder of ours, of which nobody else knows.
        string Said(string sentence) => sentence.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(Path.GetFileName(folder) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(root.Path, string.Join(", ", signals), StringComparison.Ordinal);

        string Advice(ExportException problem) => problem.File != root.Path && problem.Advice is { } advice ? Said(advice)
            : string.Join('\n', (problem.Advice ?? "").Split('\n').SkipLast(1).Select(Said)
                .Append($"Give exports of this recording as data/README.md describes them; {StudyDescription.FileName} may be given with them, as another "
                    + "--signals."));
    }
}

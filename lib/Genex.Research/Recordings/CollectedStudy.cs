namespace Genex.Research.Recordings;

/// <summary>Sorts the videos and the rows of a study's exports by participant and stimulus. An event that two files hold counts once.</summary>
internal sealed class CollectedStudy(StudyNotes notes, KnownIds ids, StudyDescription description)
{
    private readonly SortedDictionary<ParticipantId, List<CollectedRecording>> collected = [];
    private readonly List<StudyTable> tables = [];

    // Whether a video's whole name is somebody's id, as is that of each video then that has no other.
    private bool anyStem;

    /// <summary>One per participant and stimulus, in that order.</summary>
    internal IReadOnlyList<Recording> Recordings => [.. collected.Values.SelectMany(own => own
        .OrderBy(one => FoldedText.Of(one.Stimulus ?? ""), StringComparer.Ordinal).Select(one => Told(one.ToRecording(own.Count > 1))))];

    /// <summary>The exports that were read, ordered by path.</summary>
    internal IReadOnlyList<StudyTable> Tables => [.. tables.OrderBy(table => table.File, StringComparer.Ordinal)];

    /// <summary>Whether the metadata rows of an export say that it was simulated.</summary>
    internal bool IsSimulated { get; private set; }

    /// <summary>Adds what the description says of a recording's video.</summary>
    private Recording Told(Recording recording) => recording.VideoPath is not { } video ? recording : recording with
    {
        Region = description.RegionOf(notes.Name(video)),
        Labels = description.LabelsOf(notes.Name(video)),
    };

    /// <summary>Reads the rows of a table.</summary>
    internal void Add(ReadTable read)
    {
        (ExportFormat format, ExportTable table) = (read.Format, read.Table);
        ParticipantId? owner = read.NamesParticipants ? table.RowCount == 0 ? ids.Find(notes.Name(read.Path)) : null
            : ids.OwnerOf(notes.Name(read.Path), format.FileName);
        if (!read.NamesParticipants && owner is null)
        {
            notes.LeaveOut(read.Path, $"it has no column '{StudyReader.Respondent}', and neither its name nor its folder holds a participant's id");
            return;
        }
        IsSimulated |= table.Preamble.Any(SimulationMark.IsIn);
        if (owner is { } one && table.RowCount == 0)
            Of(one, null).Add(format, []);

        var parts = new Dictionary<CollectedRecording, IEventStore>();
        var wrong = new List<ExportException>(table.Problems);
        bool labelled = table.Has(StudyReader.Stimulus);
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                List<object> events = [.. format.EventsOf(row, read.Times)];
                ParticipantId id = read.NamesParticipants ? row.Participant(StudyReader.Respondent) : owner!.Value;
                string stimulus = labelled ? row[StudyReader.Stimulus] : "";
                CollectedRecording recording = Of(id, stimulus.Length == 0 ? null : stimulus);
                if (!parts.TryGetValue(recording, out IEventStore? part))
                    parts.Add(recording, part = format.NewStore());
                else if (format.IsSummary)
                    throw row.Error(StudyReader.Respondent, "a participant that no row above has: the summary is one row each, or one for each stimulus");
                events.ForEach(part.Add);
            }
            catch (ExportException problem)
            {
                wrong.Add(problem);
            }
        }
        notes.AddProblems(read.Path, Invariant($"{wrong.Count} of {table.RowCount + table.Problems.Count} rows are left out"), wrong);
        notes.AddProblems(read.Path, Invariant($"{table.Remarks.Count} values are left out or taken otherwise"), table.Remarks);
        if (table.RowCount > 0 && parts.Count == 0)
        {
            notes.LeaveOut(read.Path, "none of its rows can be read");
            return;
        }
        if (Merge(read.Path, format, parts) || table.RowCount == 0)
        {
            notes.Use(read.Path, format.Name);
            tables.Add(new StudyTable(format, read.Path, owner, table.Columns, table.RowCount));
        }
    }

    /// <summary>Reads a file of samples: what it has of each format of events is taken where no table of events tells of it.</summary>
    internal void Add(FoundSamples samples)
    {
        var wrong = new List<ExportException>();
        var said = new SortedSet<string>(StringComparer.Ordinal);
        var parts = new Dictionary<ExportFormat, Dictionary<CollectedRecording, IEventStore>>();
        int count = 0, owned = 0;
        string? shown = description.StimulusOf(notes.Name(samples.Path));
        ExportTable table;
        ParticipantId? owner;
        try
        {
            table = samples.Read();
            wrong.AddRange(table.Problems);
            owner = samples.Format.OwnerOf(table) ?? OwnerByName(samples);
            foreach (SampledEvent one in samples.Format.InBulk(table, wrong.Add, one => said.Add(one)))
            {
                // A channel that never had a value leaves nothing, not even that the sensor was there.
                if (one.Several is { Count: 0 })
                    continue;
                count++;
                if ((one.Participant ?? owner) is not { } whose)
                    continue;
                owned++;
                if (!parts.TryGetValue(one.Format, out Dictionary<CollectedRecording, IEventStore>? part))
                    parts.Add(one.Format, part = []);
                CollectedRecording recording = Of(whose, one.Stimulus ?? shown);
                if (!part.TryGetValue(recording, out IEventStore? own))
                    part.Add(recording, own = one.Several ?? one.Format.NewStore());
                else if (one.Several is { } several)
                {
                    foreach (object more in several)
                        own.Add(more);
                }
                if (one.Event is { } found)
                    own.Add(found);
            }
        }
        catch (ExportException problem)
        {
            notes.Problems.Add(problem);
            notes.LeaveOut(samples.Path, $"{problem.Found}; expected {problem.Expected}");
            return;
        }
        if (owner is null && owned == 0)
        {
            notes.LeaveOut(samples.Path, "neither its metadata rows, its name nor its folder holds a participant's id");
            return;
        }
        notes.AddProblems(samples.Path, Invariant($"{wrong.Count} of {table.RowCount + table.Problems.Count} rows are left out"), wrong);
        notes.AddProblems(samples.Path, Invariant($"{table.Remarks.Count} values are left out or taken otherwise"), table.Remarks);
        bool used = false;
        foreach ((ExportFormat format, Dictionary<CollectedRecording, IEventStore> part) in parts)
            used |= Merge(samples.Path, format, part, says: false);
        foreach (string sentence in said)
            notes.Add($"{notes.Name(samples.Path)}: {sentence}.");
        string what = $"it is {("aeiou".Contains(char.ToLowerInvariant(samples.Format.Name[0]), StringComparison.Ordinal) ? "an" : "a")} {samples.Format.Name}";
        if (used)
            notes.Use(samples.Path, samples.Format.Name);
        else if (!notes.IsUsed(samples.Path))
            notes.LeaveOut(samples.Path, count == 0 ? $"{what} without {samples.Format.Holds}" : $"{what}; tables of events tell of the same");
    }

    /// <summary>Whose a file of samples is that does not say: by its name, the video of its name, or its folder.</summary>
    private ParticipantId? OwnerByName(FoundSamples samples)
    {
        string stem = Path.GetFileNameWithoutExtension(samples.Path);
        string word = samples.Format.FileWords.FirstOrDefault(one => stem.Contains(one, StringComparison.OrdinalIgnoreCase)) ?? "";
        string name = notes.Name(samples.Path);
        // A folder of tables is nobody's name; one with the video in it may be.
        bool apart = samples.Video is { } other && Path.GetDirectoryName(other) != Path.GetDirectoryName(samples.Path);
        if ((ids.Find(name) ?? (apart ? null : ids.OwnerOf(name, word))) is { } owner)
            return owner;
        if (samples.Video is null)
            return ids.OwnerOf(name, word);
        anyStem = true;
        return Stem(samples.Video);
    }

    /// <summary>Adds what a table has and none before it had; its lists become the recordings' own.</summary>
    /// <returns>False when it repeats others, and is left out.</returns>
    private bool Merge(string path, ExportFormat format, Dictionary<CollectedRecording, IEventStore> parts, bool says = true)
    {
        int added = 0, repeated = 0;
        var copies = new SortedSet<string>(StringComparer.Ordinal);
        var versions = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach ((CollectedRecording recording, IEventStore part) in parts)
        {
            var found = new Dictionary<string, CollectedStream>(StringComparer.OrdinalIgnoreCase);
            var again = new HashSet<int>();
            for (int place = 0; place < part.Count; place++)
            {
                object one = part[place];
                string stream = format.StreamOf(one);
                if (!found.TryGetValue(stream, out CollectedStream? into))
                    found.Add(stream, into = new CollectedStream(path, format, stream, part));
                if (!into.Take(place, one))
                    again.Add(place);
            }
            repeated += again.Count;
            var refused = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach ((string stream, CollectedStream now) in found)
            {
                if (!recording.Streams.TryGetValue((format, stream), out CollectedStream? before))
                    recording.Add(format, stream, now);
                else if (before.Contains(now))
                    (_, _) = (refused.Add(stream), copies.Add(before.File));
                else if (before.Overlaps(now))
                {
                    refused.Add(stream);
                    if (!versions.TryGetValue(before.File, out SortedSet<string>? whose))
                        versions.Add(before.File, whose = []);
                    whose.Add(recording.Participant.ToString());
                }
            }
            IEventStore kept = part;
            if (again.Count + refused.Count > 0)
            {
                kept = format.NewStore();
                foreach ((int place, object one) in part.Index().Where(each => !again.Contains(each.Index) && !refused.Contains(format.StreamOf(each.Item))))
                    kept.Add(one);
            }
            if (kept.Count > 0 || part.Count == 0)
                recording.Add(format, kept);
            added += kept.Count + (part.Count == 0 ? 1 : 0);
        }
        if (repeated > 0)
            notes.Add(Invariant($"{notes.Name(path)}: {repeated} rows repeat an earlier row in every value; each counts once."));
        if (!says && added == 0)
            return false;
        string others = string.Join(" and ", copies.Concat(versions.Keys).Distinct().Select(notes.Name));
        if (added == 0 && (copies.Count > 0 || versions.Count > 0))
        {
            notes.LeaveOut(path, versions.Count == 0 ? $"it is a copy: every event of it is in {others}"
                : $"it tells of the same {format.Name} over the same time as {others}, with other values");
            return false;
        }
        if (copies.Count > 0)
            notes.Add($"{notes.Name(path)}: events that are in {string.Join(" and ", copies.Select(notes.Name))} too count once.");
        foreach ((string before, SortedSet<string> whose) in versions)
            notes.Add($"{notes.Name(path)}: it tells of {string.Join(", ", whose)} over the same time as {notes.Name(before)}, with other values; those are "
                + "left out.");
        return true;
    }

    /// <summary>Sorts the videos; of two of one recording the one that names its stimulus, then the composite screen, then the first is taken.</summary>
    internal void Add(IReadOnlyList<string> videos)
    {
        bool anyId = ids.All.Count > 0 || videos.Any(video => ids.Find(notes.Name(video)) is not null);
        var sorted = new SortedDictionary<ParticipantId, List<string>>();
        foreach (string video in videos)
        {
            if (ids.Find(notes.Name(video)) is { } named && description.StimulusOf(notes.Name(video)) is { } stimulus)
            {
                CollectedRecording one = Of(named, stimulus);
                if (one.Video is not null)
                {
                    notes.LeaveOut(video, $"{named} has another video of \"{stimulus}\", {notes.Name(one.Video)}, which is taken");
                    continue;
                }
                one.Video = video;
                notes.Use(video, "video");
            }
            else if ((ids.Find(notes.Name(video)) ?? (anyId && !anyStem ? null : Stem(video))) is { } id)
                (sorted.TryGetValue(id, out List<string>? own) ? own : sorted[id] = []).Add(video);
            else
                notes.LeaveOut(video, "neither the file's name nor its folder holds a participant id");
        }
        foreach ((ParticipantId id, List<string> own) in sorted)
            VideoChoice.Make(own, collected.TryGetValue(id, out List<CollectedRecording>? of) ? of : collected[id] = [new CollectedRecording(id, null)], notes);
    }

    private static ParticipantId? Stem(string video) => ParticipantId.TryTake(Path.GetFileNameWithoutExtension(video), out ParticipantId id) ? id : null;

    /// <summary>Notes who has no row in a format that others have: the modality counts as missing.</summary>
    internal void NoteMissing()
    {
        foreach (IGrouping<ExportFormat, StudyTable> format in Tables.GroupBy(table => table.Format))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Any(one => one.Has(format.Key))).Select(pair => pair.Key.ToString())];
            if (without.Length > 0)
                notes.Add($"{string.Join(" and ", format.Select(table => notes.Name(table.File)))}: no row of {string.Join(", ", without)}; that modality "
                    + "counts as missing there.");
        }
        foreach (OwnChannelRule rule in description.Channels.Where(rule => rule.Form != OwnChannelForm.Recordings))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Any(one => one.Streams.ContainsKey((OwnValueExport.Format, rule.Name))))
                .Select(pair => pair.Key.ToString())];
            string whom = without.Length == collected.Count ? "anybody" : string.Join(", ", without);
            if (without.Length > 0)
                notes.Add($"\"{rule.Name}\" ({StudyDescription.FileName}): no value of {whom} in {rule.Table}; it counts as missing there.");
        }
    }

    private CollectedRecording Of(ParticipantId id, string? stimulus)
    {
        ids.Add(id);
        if (!collected.TryGetValue(id, out List<CollectedRecording>? own))
            collected.Add(id, own = []);
        string folded = FoldedText.Of(stimulus ?? "");
        CollectedRecording? found = own.Find(one => FoldedText.Of(one.Stimulus ?? "") == folded);
        if (found is null)
            own.Add(found = new CollectedRecording(id, stimulus));
        return found;
    }

    /// <summary>Tables that do not label the stimulus tell of the only one that the others label.</summary>
    internal void JoinUnlabelled()
    {
        foreach (List<CollectedRecording> own in collected.Values)
        {
            if (own.Count != 2 || own.Find(one => one.Stimulus is null) is not { } bare)
                continue;
            CollectedRecording labelled = own.Find(one => one != bare)!;
            labelled.Join(bare);
            own.Remove(bare);
        }
    }
}

namespace Genex.Research.Recordings;

/// <summary>Sorts the videos and the rows of a study's exports by participant and stimulus. An event that two files hold counts once.</summary>
internal sealed partial class CollectedStudy(StudyNotes notes, KnownIds ids, StudyDescription description)
{
    private readonly SortedDictionary<ParticipantId, List<CollectedRecording>> collected = [];
    private readonly List<StudyTable> tables = [];
    private readonly CollectedEvents merged = new();

    /// <summary>One per participant and stimulus, in that order.</summary>
    internal IReadOnlyList<Recording> Recordings => [.. collected.Values.SelectMany(own => own
        .OrderBy(one => FoldedText.Of(one.Stimulus ?? ""), StringComparer.Ordinal).Select(one => Told(one.ToRecording(own.Count > 1))))];

    /// <summary>The exports that were read, ordered by path.</summary>
    internal IReadOnlyList<StudyTable> Tables => [.. tables.OrderBy(table => table.File, StringComparer.Ordinal)
        .Select(table => table.Owner is { } owner ? table with { Owner = ids.One(owner) } : table)];

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
            notes.LeaveOut(read.Path, $"it has no column '{StudyReader.Respondent}', and neither its name nor its folder holds a participant's id",
                lacksOwner: true);
            return;
        }
        IsSimulated |= table.Preamble.Any(SimulationMark.IsIn);
        if (owner is { } one && table.RowCount == 0)
            Of(one, null).Add(format, []);
        string name = notes.Name(read.Path), namesake = ids.Namesake(name);
        string? session = owner is { } single ? (namesake == name ? null : description.StimulusOf(namesake)) ?? ids.SessionOf(name, single) : null;

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
                CollectedRecording recording = Of(id, stimulus.Length == 0 ? session : stimulus);
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
        if (merged.Add(notes, read.Path, format, parts) || table.RowCount == 0)
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
        var covered = new Dictionary<(ExportFormat, CollectedRecording), IReadOnlyList<Interval>>();
        int count = 0, owned = 0;
        string? session = null, shown = description.StimulusOf(ids.Namesake(notes.Name(samples.Path)));
        ExportTable table;
        ParticipantId? owner;
        try
        {
            table = samples.Read();
            wrong.AddRange(table.Problems);
            owner = samples.Format.OwnerOf(table) ?? OwnerByName(samples, table);
            session = owner is { } single ? ids.SessionOf(notes.Name(samples.Path), single) : null;
            foreach (SampledEvent one in samples.Format.InBulk(table, wrong.Add, one => said.Add(one)))
            {
                // A channel that never had a value leaves nothing, not even that the sensor was there.
                if (one.Several is { Count: 0 })
                    continue;
                count++;
                if ((one.Participant ?? (one.Video is { } video ? OwnerOfNamed(video) : owner)) is not { } whose)
                {
                    if (one.Video is { } other)
                        said.Add($"its rows of \"{other}\" are left out: no video of the study is called so, and the name holds no known id");
                    continue;
                }
                owned++;
                if (!parts.TryGetValue(one.Format, out Dictionary<CollectedRecording, IEventStore>? part))
                    parts.Add(one.Format, part = []);
                CollectedRecording recording = Of(whose, one.Stimulus ?? shown ?? session);
                if (!part.TryGetValue(recording, out IEventStore? own))
                    part.Add(recording, own = one.Several ?? one.Format.NewStore());
                else if (one.Several is { } several)
                {
                    foreach (object more in several)
                        own.Add(more);
                }
                if (one.Event is { } found)
                    own.Add(found);
                if (one.Covered is { } stretches)
                    covered[(one.Format, recording)] = covered.TryGetValue((one.Format, recording), out IReadOnlyList<Interval>? earlier)
                        ? [.. earlier, .. stretches] : stretches;
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
            notes.LeaveOut(samples.Path, "neither its metadata rows, its name nor its folder holds a participant's id", lacksOwner: true);
            return;
        }
        notes.AddProblems(samples.Path, Invariant($"{wrong.Count} of {table.RowCount + table.Problems.Count} rows are left out"), wrong);
        notes.AddProblems(samples.Path, Invariant($"{table.Remarks.Count} values are left out or taken otherwise"), table.Remarks);
        bool used = false;
        var preferred = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((ExportFormat format, Dictionary<CollectedRecording, IEventStore> part) in parts)
            used |= merged.Add(notes, samples.Path, format, part, preferred, recording => covered.GetValueOrDefault((format, recording)));
        foreach (((ExportFormat format, CollectedRecording recording), IReadOnlyList<Interval> stretches) in covered.Where(one => one.Value.Count > 1))
        {
            IEnumerable<(double, double)> lost = stretches.Zip(stretches.Skip(1), (one, next) => (one.OffsetMilliseconds, next.OnsetMilliseconds));
            said.Add($"of {recording.Participant} no samples for {format.Name} {TimeStretches.Text([.. lost])}; missing there, and not 0");
        }
        foreach (string sentence in said)
            notes.Add($"{notes.Name(samples.Path)}: {sentence}.");
        string what = $"it is {("aeiou".Contains(char.ToLowerInvariant(samples.Format.Name[0]), StringComparison.Ordinal) ? "an" : "a")} {samples.Format.Name}";
        if (used)
        {
            notes.Use(samples.Path, samples.Format.Name);
            foreach (string beside in table.AlsoRead)
                notes.Use(beside, KnownFormats.Describe(beside) ?? $"read beside {notes.Name(samples.Path)}");
        }
        else if (!notes.IsUsed(samples.Path))
        {
            notes.LeaveOut(samples.Path, samples.Format.SupersededBy(samples.Path) is { } better ? $"{what}; {notes.Name(better)} goes before it"
                : count == 0 ? $"{what} without {samples.Format.Holds}"
                : $"{what}; {string.Join(" and ", preferred.Select(notes.Name))}, which goes before it, tells of the same");
        }
    }

    /// <summary>Whose the rows of a video are that a table names; null where nothing says.</summary>
    private ParticipantId? OwnerOfNamed(string video) => ids.OwnerOfVideoCalled(video) ?? ids.Find(video.Split('/', '\\')[^1]);

    /// <summary>Whose a file of samples is that does not say: by its name, the video of its name, its folder, or the only video beside it.</summary>
    private ParticipantId? OwnerByName(FoundSamples samples, ExportTable table)
    {
        string? called = samples.Format.VideoOf(table);
        if (called is not null && ids.OwnerOfVideoCalled(called) is { } filmed)
            return filmed;
        string stem = Path.GetFileNameWithoutExtension(samples.Path);
        string word = samples.Format.FileWords.FirstOrDefault(one => stem.Contains(one, StringComparison.OrdinalIgnoreCase)) ?? "";
        string name = notes.Name(samples.Path);
        bool named = word.Length > 0 && samples.Format.NamesPerson;
        // A folder of tables is nobody's name; one with the video in it may be.
        bool apart = samples.Video is { } other && Path.GetDirectoryName(other) != Path.GetDirectoryName(samples.Path);
        if ((ids.Find(name) ?? (samples.Format.NamesSensor ? ids.PersonOf(name) : null) ?? (apart ? null : ids.OwnerOf(name, word, named))) is { } owner)
            return owner;
        // A video that was renamed since may still hold the id; one of somebody else's is not the only video beside the table.
        return samples.Video is null ? ids.OwnerOf(name, word, named) ?? (called is null ? null : OwnerOfNamed(called)) ?? ids.OwnerOfOnlyVideo(name, word)
            : ids.OwnerOfVideo(notes.Name(samples.Video), isBeside: false);
    }

    /// <summary>Notes who has no row in a format that others have: the modality counts as missing; and whose tables belong to none of several videos.</summary>
    internal void NoteMissing()
    {
        foreach ((ParticipantId participant, List<CollectedRecording> own) in collected)
        {
            string[] filmed = [.. own.Where(one => one is { Stimulus: not null, Video: not null }).Select(one => one.Stimulus!)];
            if (filmed.Length > 0 && own.Any(one => one is { Stimulus: null, Video: null }))
            {
                notes.Add($"{participant}: tables that name no stimulus belong to none of the recordings of {string.Join(", ", filmed)}, and are kept without "
                    + $"a video; a column of stimuli, a folder, or \"stimulus\" of a rule of \"files\" in {StudyDescription.FileName} says which they are of.");
            }
        }
        foreach (IGrouping<ExportFormat, StudyTable> format in Tables.GroupBy(table => table.Format))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Any(one => one.Has(format.Key))).Select(pair => pair.Key.ToString())];
            if (without.Length > 0)
                notes.Add($"{string.Join(" and ", format.Select(table => notes.Name(table.File)))}: no row of {string.Join(", ", without)}; that modality "
                    + "counts as missing there.");
        }
        foreach (OwnChannelRule rule in description.Channels.Where(rule => rule.Form != OwnChannelForm.Recordings))
        {
            string[] without = [.. collected.Where(pair => !pair.Value.Any(one => one.Of(OwnValueExport.Format, rule.Name).Count > 0))
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
            merged.Folders.Replace(bare, labelled);
            own.Remove(bare);
        }
    }
}

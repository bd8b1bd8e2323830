namespace Genex.Research.Recordings;

/// <content>Whose the videos are.</content>
internal sealed partial class CollectedStudy
{
    /// <summary>Sorts the videos; of two of one recording the one that names its stimulus, then the composite screen, then the first is taken.</summary>
    internal void Add(IReadOnlyList<string> videos)
    {
        bool anyId = ids.All.Count > 0 || videos.Any(video => ids.Find(notes.Name(video)) is not null);
        var sorted = new SortedDictionary<ParticipantId, List<string>>();
        List<string> unnamed = [];
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
            else if (ids.Find(notes.Name(video)) is { } id)
                (sorted.TryGetValue(id, out List<string>? own) ? own : sorted[id] = []).Add(video);
            else
                unnamed.Add(video);
        }
        LikelyOwners likely = new([.. ids.All.Union(sorted.Keys)], sorted.SelectMany(own => own.Value.Select(video => (notes.Name(video), own.Key))));
        HashSet<string> shown = [.. collected.Values.SelectMany(own => own).Select(one => FoldedText.Of(one.Stimulus ?? ""))];
        List<string> alike = [];
        Choose(sorted);
        sorted.Clear();
        foreach (string video in unnamed)
        {
            if (merged.Folders.OnlyOf(notes.Name(video), videos.Select(notes.Name)) is { Video: null } beside)
            {
                beside.Video = video;
                notes.Use(video, "video");
                string whose = beside.Participant + (beside.Stimulus is null ? "" : $", {beside.Stimulus}");
                notes.Add($"{notes.Name(video)}: it names nobody, and is the only video beside the tables of {whose}; it is taken as theirs.");
            }
            else if (!shown.Contains(FoldedText.Of(Path.GetFileNameWithoutExtension(video))) && likely.Of(notes.Name(video)) is { } similar)
            {
                (sorted.TryGetValue(similar, out List<string>? own) ? own : sorted[similar] = []).Add(video);
                alike.Add($"{similar} ({notes.Name(video)})");
            }
            // Where a video's whole name is somebody's id, so is that of each other video that has none.
            else if ((anyId && !ids.AnyIsVideoName ? null : ids.StemOf(notes.Name(video))) is { } id)
                (sorted.TryGetValue(id, out List<string>? own) ? own : sorted[id] = []).Add(video);
            else
                notes.LeaveOut(video, "neither the file's name nor its folder holds a participant id; \"participant\" of a rule of \"files\", or \"names\", in "
                    + $"{StudyDescription.FileName} can say whose it is", lacksOwner: true);
        }
        if (alike.Count > 0)
        {
            notes.Add($"No table tells of {Wording(alike)}; such an id is written as the known ones are, so the video is taken as theirs, with every signal "
                + "missing.");
        }
        Choose(sorted);
    }

    private static string Wording(List<string> all)
    {
        const int shown = 5;
        return string.Join(", ", all.Take(shown)) + (all.Count > shown ? Invariant($" and {all.Count - shown} more") : "");
    }

    private void Choose(SortedDictionary<ParticipantId, List<string>> videos)
    {
        foreach ((ParticipantId id, List<string> own) in videos)
        {
            if (!collected.ContainsKey(id))
            {
                foreach (string? session in own.Select(video => ids.SessionOf(notes.Name(video), id)).Distinct())
                    Of(id, session);
            }
            VideoChoice.Make(own, collected[id], video => ids.SessionOf(video, id), notes);
        }
    }
}

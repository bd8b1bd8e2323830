namespace Genex.Research.Recordings;

/// <summary>Says which of a participant's videos shows which stimulus.</summary>
internal static class VideoChoice
{
    /// <summary>Gives each recording its video; notes those that none takes.</summary>
    /// <param name="videos">The participant's, ordered by path.</param>
    /// <param name="recordings">The participant's, one for each stimulus.</param>
    /// <param name="sessionOf">The session that the folders of a video, as seen from the study, tell; null where they tell none.</param>
    /// <param name="notes">Told what is left out.</param>
    internal static void Make(IReadOnlyList<string> videos, List<CollectedRecording> recordings, Func<string, string?> sessionOf, StudyNotes notes)
    {
        List<CollectedRecording> filmed = [.. recordings.Where(one => one.HasTimedEvents)];
        if (filmed.Count == 0)
            filmed = recordings.Count == 1 ? recordings : [];
        ILookup<CollectedRecording?, string> named = videos.ToLookup(video => Named(recordings, notes.Name(video), sessionOf));
        foreach (CollectedRecording one in recordings)
            Take(one, [.. named[one]], notes);
        List<string> bare = [.. named[null]];
        if (bare.Count == 0)
            return;
        if (filmed.Count > 1 && Follow(filmed))
        {
            // One clock runs through all of them, so that one video may show them all.
            foreach (CollectedRecording later in filmed.Skip(1))
            {
                filmed[0].Join(later);
                recordings.Remove(later);
            }
            notes.Add($"{filmed[0].Participant}: the stimuli follow one another on one clock; they are one recording.");
            filmed = [filmed[0]];
        }
        List<CollectedRecording> open = [.. filmed.Where(one => one.Video is null)];
        if (open.Count == 1)
            Take(open[0], bare, notes);
        else
        {
            foreach (string video in bare)
                notes.LeaveOut(video, open.Count == 0 ? $"{recordings[0].Participant} has another video, "
                    + $"{notes.Name(recordings.First(one => one.Video is not null).Video!)}, which is taken"
                    : $"its name does not say which stimulus it shows; {recordings[0].Participant} has {Some(open)}");
        }
    }

    private static void Take(CollectedRecording one, IReadOnlyList<string> videos, StudyNotes notes)
    {
        // A set-aside one or the study software's webcam beside its composite screen is the second choice; else one that shows no face is.
        string[] ranked = [.. videos.OrderBy(video => StudyFolders.IsSetAside(notes.Name(video))).ThenBy(FrameRegion.IsWebcamOnly).ThenBy(VideoWords.Rank)];
        if (ranked.Length == 0)
            return;
        // A rule of the study's may have given it one.
        string taken = one.Video ??= ranked[0];
        notes.Use(taken, "video");
        foreach (string left in ranked.Where(video => video != taken))
        {
            notes.LeaveOut(left, $"{one.Participant} has another video, {notes.Name(taken)}, which is taken"
                + (VideoWords.Rank(left) > VideoWords.Rank(taken) ? " as the one that shows the participant, by its name; \"ignore\" in a rule of "
                    + $"{StudyDescription.FileName} leaves it out" : ""));
        }
    }

    /// <summary>The recording whose stimulus a video's name holds, by the longest label; null when it holds none.</summary>
    private static CollectedRecording? Named(List<CollectedRecording> recordings, string video, Func<string, string?> sessionOf)
    {
        if (sessionOf(video) is { } session && recordings.Find(one => FoldedText.Of(one.Stimulus ?? "") == FoldedText.Of(session)) is { } own)
            return own;
        string folded = FoldedText.Of(Path.ChangeExtension(video, null));
        return recordings.Where(one => one.Stimulus is not null && FoldedText.IndexIn(folded, InNames(one.Stimulus)) >= 0)
            .MaxBy(one => FoldedText.Of(one.Stimulus!).Length);
    }

    /// <summary>A label as a file's name can hold it: "2025-08-09_06_55_05" of "2025-08-09_06:55:05".</summary>
    private static string InNames(string label) => FoldedText.Of(string.Concat(label.Select(letter =>
        ":/\\*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '_' : letter)));

    private static string Some(List<CollectedRecording> open)
    {
        const int shown = 3;
        return string.Join(", ", open.Take(shown).Select(one => $"\"{one.Stimulus}\""))
            + (open.Count > shown ? Invariant($" and {open.Count - shown} more") : "");
    }

    private static bool Follow(List<CollectedRecording> recordings)
    {
        (double From, double To)[] spans = [.. recordings.Select(one => one.Span()).OfType<(double From, double To)>().OrderBy(span => span.From)];
        return spans.Length == recordings.Count && Enumerable.Range(1, spans.Length - 1).All(place => spans[place].From >= spans[place - 1].To);
    }
}

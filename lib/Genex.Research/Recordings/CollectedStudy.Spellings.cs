namespace Genex.Research.Recordings;

/// <content>Ids that are spelled in two ways.</content>
internal sealed partial class CollectedStudy
{
    /// <summary>Takes ids that differ in leading zeros or in ".0" as one, where a study has two spellings and no kind of file of both; says so, and where
    /// it cannot.</summary>
    /// <param name="videos">The study's videos.</param>
    internal void JoinSpellings(IReadOnlyList<string> videos)
    {
        IdSpellings same = new(ids.All);
        Dictionary<ParticipantId, HashSet<string>> kinds = collected.ToDictionary(pair => pair.Key,
            pair => ExportFormats.All.Where(format => pair.Value.Any(one => one.Has(format))).Select(format => format.Name)
                .ToHashSet(StringComparer.Ordinal));
        foreach (string video in videos.Select(notes.Name).Where(video => !StudyFolders.IsSetAside(video)))
        {
            if ((ids.Find(video) ?? same.In(video)) is { } id)
                (kinds.TryGetValue(id, out HashSet<string>? own) ? own : kinds[id] = []).Add("a video");
        }
        List<string> joined = [], apart = [];
        foreach (IGrouping<string, ParticipantId> group in kinds.Keys.GroupBy(same.Plain, StringComparer.Ordinal).Where(one => one.Skip(1).Any()))
        {
            ParticipantId[] spelled = [.. group.Order()];
            if (spelled is not [var first, var second] || kinds[first].Overlaps(kinds[second]))
            {
                apart.Add(string.Join(" and ", spelled));
                foreach (ParticipantId id in spelled)
                    ids.Add(id);
                continue;
            }
            ParticipantId best = IdSpellings.Best(spelled), other = best == first ? second : first;
            ids.LearnSpelling(other, best);
            Rename(other, best);
            joined.Add($"{other} as {best}");
        }
        if (joined.Count > 0)
            notes.Add($"Ids that differ in leading zeros or \".0\" alone are one: {Wording(joined)}.");
        if (apart.Count > 0)
        {
            notes.Add($"{Wording(apart)}: ids that differ in leading zeros or \".0\" alone, with files of one kind each or in more than two spellings; "
                + "they are taken as different people. Where they are one, write them alike in the tables, or give \"participant\" in "
                + $"{StudyDescription.FileName}.");
        }
    }

    /// <summary>Gives what was found of an id to another spelling of it.</summary>
    private void Rename(ParticipantId from, ParticipantId to)
    {
        if (!collected.Remove(from, out List<CollectedRecording>? own))
            return;
        foreach (CollectedRecording old in own)
        {
            CollectedRecording by = Of(to, old.Stimulus);
            by.Join(old);
            merged.Folders.Replace(old, by);
        }
    }
}

namespace Genex.Research.Recordings;

/// <summary>Gives the events of a study's files to their recordings: what two files hold counts once.</summary>
internal sealed class CollectedEvents
{
    /// <summary>Whose recordings the tables of a folder tell of.</summary>
    internal RecordingFolders Folders { get; } = new();

    /// <summary>Adds what a table has and none before it had; its lists become the recordings' own.</summary>
    /// <param name="notes">Told what is left out.</param>
    /// <param name="path">The table.</param>
    /// <param name="format">What it holds.</param>
    /// <param name="parts">Its events.</param>
    /// <param name="preferred">Takes the tables that tell of the same, where all of it does; null: then the table is noted as left out.</param>
    /// <param name="covered">The stretches in which the sensor measured, null where nothing says; null: nothing says of any.</param>
    /// <returns>False when it repeats others, and is left out.</returns>
    internal bool Add(StudyNotes notes, string path, ExportFormat format, Dictionary<CollectedRecording, IEventStore> parts,
        SortedSet<string>? preferred = null, Func<CollectedRecording, IReadOnlyList<Interval>?>? covered = null)
    {
        int added = 0, repeated = 0;
        var copies = new SortedSet<string>(StringComparer.Ordinal);
        var moved = new SortedSet<string>(StringComparer.Ordinal);
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
                IReadOnlyList<CollectedStream> earlier = recording.Of(format, stream);
                if (earlier.FirstOrDefault(one => one.Contains(now)) is { } same)
                    (_, _) = (refused.Add(stream), copies.Add(same.File));
                else if (earlier.FirstOrDefault(one => one.IsMovedTo(now)) is { } shifted)
                    (_, _) = (refused.Add(stream), moved.Add(shifted.File));
                else if (earlier.FirstOrDefault(one => one.Overlaps(now)) is { } other)
                {
                    refused.Add(stream);
                    if (!versions.TryGetValue(other.File, out SortedSet<string>? whose))
                        versions.Add(other.File, whose = []);
                    whose.Add(recording.Participant.ToString());
                }
                else
                    recording.Add(format, stream, now);
            }
            IEventStore kept = part;
            if (again.Count + refused.Count > 0)
            {
                kept = format.NewStore();
                foreach ((int place, object one) in part.Index().Where(each => !again.Contains(each.Index) && !refused.Contains(format.StreamOf(each.Item))))
                    kept.Add(one);
            }
            if (kept.Count > 0 || part.Count == 0)
            {
                recording.Add(format, kept, covered?.Invoke(recording));
                Folders.Add(notes.Name(path), recording);
            }
            added += kept.Count + (part.Count == 0 ? 1 : 0);
        }
        if (repeated > 0)
            notes.Add(Invariant($"{notes.Name(path)}: {repeated} rows repeat an earlier row in every value; each counts once."));
        string[] repeating = [.. copies.Concat(moved).Concat(versions.Keys).Distinct()];
        preferred?.UnionWith(repeating);
        if (preferred is not null && added == 0)
            return false;
        string others = string.Join(" and ", repeating.Select(notes.Name));
        if (added == 0 && repeating.Length > 0)
        {
            notes.LeaveOut(path, versions.Count > 0 ? $"it tells of the same {format.Name} over the same time as {others}, with other values"
                : moved.Count > 0 ? $"it tells of the same {format.Name} as {others}, one for one, at other times"
                : $"it is a copy: every event of it is in {others}");
            return false;
        }
        if (copies.Count > 0)
            notes.Add($"{notes.Name(path)}: events that are in {string.Join(" and ", copies.Select(notes.Name))} too count once.");
        if (moved.Count > 0)
            notes.Add($"{notes.Name(path)}: events that are in {string.Join(" and ", moved.Select(notes.Name))} too, one for one and at other times, are "
                + "left out.");
        foreach ((string before, SortedSet<string> whose) in versions)
            notes.Add($"{notes.Name(path)}: it tells of {string.Join(", ", whose)} over the same time as {notes.Name(before)}, with other values; those are "
                + "left out.");
        return true;
    }
}

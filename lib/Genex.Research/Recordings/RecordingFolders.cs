namespace Genex.Research.Recordings;

/// <summary>Whose recordings the tables of a folder tell of: a video that names nobody, alone in the folder of one recording's tables, is that one's.</summary>
internal sealed class RecordingFolders
{
    private readonly Dictionary<string, HashSet<CollectedRecording>> told = new(StringComparer.Ordinal);

    // Where a table is called by its person, so would the person's video be.
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Notes that a table tells of a recording.</summary>
    /// <param name="table">Its path, as seen from the study.</param>
    /// <param name="recording">The recording.</param>
    internal void Add(string table, CollectedRecording recording)
    {
        string folder = FolderOf(table);
        if (!told.TryGetValue(folder, out HashSet<CollectedRecording>? own))
            told.Add(folder, own = []);
        own.Add(recording);
        if (FoldedText.IndexIn(FoldedText.Of(Path.GetFileName(table)), recording.Participant.Key) >= 0)
            named.Add(folder);
    }

    /// <summary>The only recording of a video's folder, where the video is the only one there too and no table there is called by its person; else
    /// null.</summary>
    internal CollectedRecording? OnlyOf(string video, IEnumerable<string> videos) =>
        !named.Contains(FolderOf(video)) && told.GetValueOrDefault(FolderOf(video)) is { Count: 1 } own
            && videos.Count(other => FolderOf(other) == FolderOf(video)) == 1 ? own.First() : null;

    /// <summary>Notes that a recording became part of another.</summary>
    internal void Replace(CollectedRecording old, CollectedRecording by)
    {
        foreach (HashSet<CollectedRecording> own in told.Values)
        {
            if (own.Remove(old))
                own.Add(by);
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";
}

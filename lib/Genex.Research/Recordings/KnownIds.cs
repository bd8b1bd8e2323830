namespace Genex.Research.Recordings;

/// <summary>Finds whose a file is: the longest id that is known from the tables, in its name or, failing that, in the names of the folders above it.</summary>
/// <param name="description">What the study says of its files, which goes before names.</param>
internal sealed class KnownIds(StudyDescription? description = null)
{
    private readonly SortedSet<ParticipantId> known = [];
    private readonly HashSet<ParticipantId> labels = [];

    /// <summary>Ids that are known, in order.</summary>
    internal IReadOnlyCollection<ParticipantId> All => known;

    internal void Add(ParticipantId id) => known.Add(id);

    /// <summary>
    /// What has the form of an id and is none: it stands in several videos beside another one, as the "GEN 2025" of "RespCam_GEN 2025_LE 3299.mp4".
    /// </summary>
    internal void LearnLabels(IEnumerable<string> files)
    {
        foreach (IGrouping<ParticipantId, ParticipantId> several in files.Select(file => ParticipantId.AllIn(Path.GetFileNameWithoutExtension(file)).Distinct())
            .Where(ids => ids.Skip(1).Any()).SelectMany(ids => ids).GroupBy(id => id))
        {
            if (several.Skip(1).Any() && !known.Contains(several.Key))
                labels.Add(several.Key);
        }
    }

    /// <summary>Whose a file is; null when nothing says.</summary>
    /// <param name="relative">The file's path within the study.</param>
    internal ParticipantId? Find(string relative)
    {
        if (description?.OwnerOf(relative) is { } told)
            return told;
        foreach (string part in Parts(relative))
        {
            if (Longest(part) is { } id)
                return id;
        }
        foreach (string part in Parts(relative))
        {
            foreach (ParticipantId found in ParticipantId.AllIn(part))
            {
                if (!labels.Contains(found))
                    return found;
            }
        }
        return null;
    }

    /// <summary>As <see cref="Find"/> for a table without a column of participants: also what its name has besides the format's, and the folder it is
    /// in.</summary>
    internal ParticipantId? OwnerOf(string relative, string formatName)
    {
        if (Find(relative) is { } found)
            return found;
        string stem = Path.GetFileNameWithoutExtension(relative);
        int at = stem.IndexOf(formatName, StringComparison.OrdinalIgnoreCase);
        if (at >= 0 && ParticipantId.TryTake((stem[..at] + " " + stem[(at + formatName.Length)..]).Trim(' ', '_', '-', '.'), out ParticipantId id)
            && id.Key.Any(char.IsDigit))
            return id;
        foreach (string folder in Parts(relative).Skip(1))
        {
            if (!StudyFolders.IsStructure(folder) && ParticipantId.TryTake(folder, out ParticipantId named))
                return named;
        }
        return null;
    }

    private ParticipantId? Longest(string part)
    {
        string folded = FoldedText.Of(part);
        ParticipantId? best = null;
        foreach (ParticipantId id in known)
        {
            if ((best is null || id.Key.Length > best.Value.Key.Length) && FoldedText.IndexIn(folded, id.Key) >= 0)
                best = id;
        }
        return best;
    }

    /// <summary>The name without its extension, then the folders from the innermost out.</summary>
    private static IEnumerable<string> Parts(string relative) =>
        (Path.GetDirectoryName(relative) ?? "").Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.GetFileNameWithoutExtension(relative)).Reverse();
}

namespace Genex.Research.Recordings;

/// <summary>Finds whose a file is: the longest id that is known from the tables, in its name or, failing that, in the names of the folders above it. An id at
/// the beginning of a name goes before others.</summary>
/// <param name="description">What the study says of its files, which goes before names.</param>
/// <param name="noted">Told of a name that holds several ids, and which is taken.</param>
internal sealed class KnownIds(StudyDescription? description = null, Action<string>? noted = null)
{
    private readonly SortedSet<ParticipantId> known = [];
    private readonly HashSet<ParticipantId> labels = [];
    private readonly HashSet<string> doubted = new(StringComparer.Ordinal);
    private readonly Dictionary<ParticipantId, ParticipantId> spellings = [];
    private SessionFolders folders = new([]);
    private VideoNames videos = new([]);

    /// <summary>Ids that are known, in order.</summary>
    internal IReadOnlyCollection<ParticipantId> All => known;

    /// <summary>Whether a video's whole name was somebody's id.</summary>
    internal bool AnyIsVideoName { get; private set; }

    internal void Add(ParticipantId id) => known.Add(id);

    /// <summary>Learns that an id is another spelling of one.</summary>
    internal void LearnSpelling(ParticipantId id, ParticipantId of)
    {
        known.UnionWith([id, of]);
        spellings[id] = of;
    }

    /// <summary>The id of which this one is another spelling; itself where it is none.</summary>
    internal ParticipantId One(ParticipantId id) => spellings.GetValueOrDefault(id, id);

    /// <summary>Learns the study's files, as seen from it, by which folders of people and of sessions, and the tables of a video, are told.</summary>
    internal void LearnFiles(IReadOnlyCollection<string> videoFiles, IEnumerable<string> tables) =>
        (videos, folders) = (new VideoNames(videoFiles), new SessionFolders(videoFiles.Concat(tables)));

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
        if (description?.OwnerOf(Namesake(relative)) is { } told)
            return One(told);
        foreach (string part in Parts(relative))
        {
            if (Best(part, relative) is { } id)
                return One(id);
        }
        foreach (string part in Parts(relative))
        {
            foreach (ParticipantId found in ParticipantId.AllIn(part))
            {
                if (!labels.Contains(found))
                    return One(found);
            }
        }
        return null;
    }

    /// <summary>The file by whose name "names" tells of a file: the video whose name a table's own holds, since an expression for videos need not fit what
    /// the table's has besides, as "_EDA"; the file itself where there is none, or where a rule of the study's description is for it.</summary>
    internal string Namesake(string relative) => description is { Names: not null } told && told.RuleFor(relative) is null
        && videos.In(relative) is { } video && told.OwnerOf(video) is not null ? video : relative;

    /// <summary>As <see cref="Find"/> for a table without a column of participants: also the video whose name it holds, what its name has besides the
    /// format's, and the folder it is in.</summary>
    /// <param name="relative">Path within the study.</param>
    /// <param name="formatName">What names of the format's files have besides an id.</param>
    /// <param name="namesPerson">Whether the software that writes the format puts a person's name before that, so that it needs no digit to be one.</param>
    internal ParticipantId? OwnerOf(string relative, string formatName, bool namesPerson = false)
    {
        if (Find(relative) is { } found)
            return found;
        if (videos.In(relative) is { } video)
            return OwnerOfVideo(video, isBeside: Path.GetDirectoryName(video) == Path.GetDirectoryName(relative));
        return IdOf(relative, formatName, namesPerson) ?? PersonOf(relative);
    }

    /// <summary>Whose a table is whose name has nothing besides the format's, and that lies beside a single video; null when it is none.</summary>
    internal ParticipantId? OwnerOfOnlyVideo(string relative, string formatName) =>
        Besides(StudyFolders.WithoutCopyMarks(relative), formatName) is { Length: 0 }
        && videos.OnlyIn(Path.GetDirectoryName(relative) ?? "") is { } video ? Find(video) ?? OwnerOfVideo(video, isBeside: true) : null;

    /// <summary>Whose a video is that holds no id: its name is one, or where others have the same name, its folder.</summary>
    internal ParticipantId? StemOf(string video) => (videos.IsRepeated(video) ? PersonOf(video) : null)
        ?? (ParticipantId.TryTake(Path.GetFileNameWithoutExtension(video), out ParticipantId id) ? id : null);

    /// <summary>The session that a file's folders tell; null where they tell none, or where the only one is the person's.</summary>
    internal string? SessionOf(string relative, ParticipantId owner) =>
        folders.SessionOf(relative) is { } session && FoldedText.IndexIn(FoldedText.Of(session), owner.Key) < 0 ? session : null;

    /// <summary>Whose the video of a file name is, as other software wrote it; null where not exactly one is called so.</summary>
    internal ParticipantId? OwnerOfVideoCalled(string called) => videos.Called(called) is { } video ? Find(video) ?? OwnerOfVideo(video, isBeside: true) : null;

    /// <summary>Whose a video is that holds no known id.</summary>
    /// <param name="video">Its path within the study.</param>
    /// <param name="isBeside">Whether its folder may tell.</param>
    internal ParticipantId? OwnerOfVideo(string video, bool isBeside)
    {
        if ((isBeside ? IdOf(video, "", namesPerson: false) ?? PersonOf(video) : null) is { } owner)
            return owner;
        AnyIsVideoName = true;
        return StemOf(video);
    }

    /// <summary>What a file's name has besides the format's and what says that it is a copy, where a digit or the software that wrote it makes it an
    /// id.</summary>
    private static ParticipantId? IdOf(string relative, string formatName, bool namesPerson)
    {
        string whole = Path.GetFileNameWithoutExtension(relative), plain = StudyFolders.WithoutCopyMarks(relative);
        if (Besides(plain, formatName) is not { Length: > 0 } rest)
            return null;
        string named = Besides(whole, formatName) ?? "";
        string? text = rest.Any(char.IsDigit) || (namesPerson && !named.Any(char.IsDigit)) ? rest : named.Any(char.IsDigit) ? named : null;
        return text is not null && ParticipantId.TryTake(text, out ParticipantId id) ? id : null;
    }

    private static string? Besides(string stem, string formatName) => stem.IndexOf(formatName, StringComparison.OrdinalIgnoreCase) is >= 0 and int at
        ? (stem[..at] + " " + stem[(at + formatName.Length)..]).Trim(' ', '_', '-', '.') : null;

    /// <summary>Whose folder a file is in; null where folders are not of people.</summary>
    internal ParticipantId? PersonOf(string relative) =>
        folders.PersonOf(relative) is { } folder && ParticipantId.TryTake(folder, out ParticipantId named) ? named : null;

    /// <summary>The id in a name: rather one at its beginning, then the longest, then the first.</summary>
    private ParticipantId? Best(string part, string relative)
    {
        string folded = FoldedText.Of(part);
        (ParticipantId Id, int At)[] all = [.. known.Select(id => (Id: id, At: FoldedText.IndexIn(folded, id.Key))).Where(one => one.At >= 0)
            .OrderBy(one => one.At > 0).ThenByDescending(one => one.Id.Key.Length).ThenBy(one => one.At)];
        if (all.Length == 0)
            return null;
        (ParticipantId best, int at) = all[0];
        // One within the other is no second one.
        ParticipantId[] others = [.. all.Skip(1).Where(one => one.At >= at + best.Key.Length || one.At + one.Id.Key.Length <= at).Select(one => one.Id)];
        if (others.Length > 0 && noted is not null && doubted.Add(relative))
        {
            const int shown = 3;
            noted($"{relative}: its name holds the ids {best} and {string.Join(", ", others.Take(shown))}"
                + (others.Length > shown ? Invariant($" and {others.Length - shown} more") : "") + $"; {best}, the one "
                + $"{(at == 0 ? "at its beginning" : "that is longest")}, is taken. A rule in {StudyDescription.FileName} may say another.");
        }
        return best;
    }

    /// <summary>The name without its extension, then the folders from the innermost out.</summary>
    internal static IEnumerable<string> Parts(string relative) =>
        (Path.GetDirectoryName(relative) ?? "").Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.GetFileNameWithoutExtension(relative)).Reverse();
}

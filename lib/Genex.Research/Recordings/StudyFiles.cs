#pragma warning disable MA0048 // the files of a study and one of them

namespace Genex.Research.Recordings;

/// <summary>A table that may be an export.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format, by its name or, failing that, by its columns.</param>
/// <param name="Text">What it holds, where it had to be read to know the format, so that nobody reads it again.</param>
internal sealed record FoundExport(string Path, ExportFormat Format, ExportText? Text = null);

/// <summary>A file of samples.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format, known by its columns.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Header">Its header row; null: the first row with the format's columns.</param>
internal sealed record FoundSamples(string Path, SampledExport Format, ExportText Text, ExportHeader? Header = null)
{
    /// <summary>Rows a second, where the study's description says it.</summary>
    internal double? SamplingRate { get; init; }

    /// <summary>How the study says that times are written; null where it does not.</summary>
    internal ExportTimeFormat? Times { get; init; }

    /// <summary>The study's folder.</summary>
    internal string? StudyRoot { get; init; }

    /// <summary>The video of its name; null when there is none.</summary>
    internal string? Video { get; init; }

    /// <summary>The study's tables of no known format, which may tell something of it; those that were put aside are not among them.</summary>
    internal IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Its columns and rows.</summary>
    /// <exception cref="ExportException">It has no header row, or a needed column twice.</exception>
    internal ExportTable Read()
    {
        ExportTable table = Header is null ? ExportTable.Read(Path, Text, Format.Columns, null) : ExportTable.Read(Header, Text, Format.Columns);
        (table.SamplingRate, table.Times, table.Beside, table.StudyRoot, table.Video) = (SamplingRate, Times, Beside, StudyRoot, Video);
        return table;
    }
}

/// <summary>The files of a study folder, found by name and, failing that, by their columns.</summary>
/// <param name="Videos">Video files, ordered by path.</param>
/// <param name="Exports">Tables of a known format, ordered by path.</param>
/// <param name="Samples">Exports with a row per sample, ordered by path.</param>
/// <param name="Truth">A simulator's truth file; null when there is none.</param>
/// <param name="Tables">Tables of no known format.</param>
/// <param name="Others">Files that are neither videos nor tables, ordered by path.</param>
internal sealed record StudyFiles(
    IReadOnlyList<string> Videos, IReadOnlyList<FoundExport> Exports, IReadOnlyList<FoundSamples> Samples, string? Truth,
    IReadOnlyList<string> Tables, IReadOnlyList<string> Others)
{
    private static readonly string[] VideoExtensions =
        [".mp4", ".m4v", ".mov", ".qt", ".avi", ".mkv", ".webm", ".wmv", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".3gp", ".flv"];

    /// <summary>Whether a file's name ends as a video's does.</summary>
    internal static bool IsVideo(string path) => HasExtension(path, VideoExtensions);

    private static readonly string[] TableExtensions = [".csv", ".tsv", ".txt"];

    /// <summary>Looks through a folder and those below it; hidden ones and the simulator's Truth are left out.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="times">How times are written, where that was given; null: as the description says.</param>
    /// <param name="ignored">Told of files that are left out, and why: the description says so, or they are no files.</param>
    /// <param name="noted">Told of what the description says of files, and none bears out.</param>
    /// <exception cref="ExportException">There is no such folder, or it cannot be read.</exception>
    internal static StudyFiles Find(string root, StudyDescription description, ExportTimeFormat? times, Action<string, string> ignored,
        Action<string> noted)
    {
        if (!Directory.Exists(root))
            throw new ExportException(root, null, System.IO.File.Exists(root) ? "this is a file" : "there is no such folder", "the folder of a study");
        string full = System.IO.Path.GetFullPath(root);
        string[] all = [.. StudyWalk.Files(root, (folder, why) =>
        {
            if (!IsHidden(System.IO.Path.GetRelativePath(full, folder)))
                ignored(System.IO.Path.Combine(root, System.IO.Path.GetRelativePath(full, folder)), why);
        }).Select(file => System.IO.Path.Combine(root, System.IO.Path.GetRelativePath(full, file.FullName)))];

        var seen = all.Where(path => !IsHidden(System.IO.Path.GetRelativePath(root, path))).ToList();
        foreach (string path in seen.Where(path => description.RuleFor(System.IO.Path.GetRelativePath(root, path)) is { Ignore: true }).ToList())
        {
            ignored(path, $"{StudyDescription.FileName} says so");
            seen.Remove(path);
        }
        foreach (string path in seen.Where(path => !FileStatus.IsRegular(path)).ToList())
        {
            ignored(path, StudyWalk.IsMisspelled(path) ? $"a file {StudyWalk.NotUtf8}"
                : FileStatus.IsBarred(path) ? "it may not be looked at, since its folder may not be entered; have the folder's owner let you"
                : "it is no file but a pipe, a device or a link to one, or to nothing");
            seen.Remove(path);
        }
        string[] idle = [.. description.RulesForNone([.. all.Select(path => System.IO.Path.GetRelativePath(root, path))])
            .Select(rule => $"\"{rule.Match}\"")];
        if (idle.Length > 0)
        {
            const int shown = 3;
            noted($"{StudyDescription.FileName}: the {(idle.Length == 1 ? "rule" : "rules")} for {string.Join(", ", idle.Take(shown))}"
                + (idle.Length > shown ? Invariant($" and {idle.Length - shown} more") : "")
                + $" {(idle.Length == 1 ? "is" : "are")} for no file of the study.");
        }
        foreach (string column in description.Columns.Keys.Where(column => !seen.Any(path => HasExtension(path, TableExtensions) && MayHold(path, column))))
            noted($"{StudyDescription.FileName}: \"columns\" names \"{column}\", a column that no table has.");
        seen.Remove(System.IO.Path.Combine(root, StudyDescription.FileName));
        times ??= description.TimeFormat is { } format ? ExportTimes.ParseFormat(format) : null;
        var tables = seen.Where(path => HasExtension(path, TableExtensions))
            .Select(path => (Path: path, Found: Recognised(path, description.Columns))).ToList();
        List<FoundSamples> described = [.. tables.Select(table => Described(table.Path, root, description, times)).OfType<FoundSamples>()];
        string[] videos = [.. seen.Where(path => HasExtension(path, VideoExtensions))];
        ILookup<string, string> videoOfStem = videos.ToLookup(System.IO.Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)!;
        var unknown = tables.Where(table => table.Found is null && described.TrueForAll(one => one.Path != table.Path)).Select(table => table.Path).ToList();
        string[] beside = [.. unknown.Where(path => !StudyFolders.IsSetAside(System.IO.Path.GetRelativePath(root, path)))];
        return new StudyFiles(
            videos,
            [.. tables.Select(table => table.Found).OfType<FoundExport>()],
            [.. tables.Select(table => table.Found).OfType<FoundSamples>().Select(one => one with
            {
                SamplingRate = description.RuleFor(System.IO.Path.GetRelativePath(root, one.Path))?.SamplingRate,
                Times = times,
                StudyRoot = root,
                Video = videoOfStem[System.IO.Path.GetFileNameWithoutExtension(one.Path)].ToArray() is [var only] ? only : null,
                Beside = beside,
            }), .. described],
            all.FirstOrDefault(path => string.Equals(System.IO.Path.GetFileName(path), "truth.json", StringComparison.OrdinalIgnoreCase)),
            [.. unknown.Where(path => !HasExtension(path, ".txt"))],
            [.. seen.Where(path => !HasExtension(path, [.. VideoExtensions, .. TableExtensions])).Concat(unknown.Where(path => HasExtension(path, ".txt")))
                .Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a column may be in a table: its name stands at the table's beginning.</summary>
    private static bool MayHold(string path, string column)
    {
        try
        {
            return ExportText.Read(path).FirstLetters(KnownFormats.LookedAt).Contains(column, StringComparison.OrdinalIgnoreCase);
        }
        catch (ExportException)
        {
            return false;
        }
    }

    private static bool IsHidden(string relative)
    {
        string[] parts = relative.Split(System.IO.Path.DirectorySeparatorChar);
        return parts.Any(part => part.StartsWith('.')) || parts.SkipLast(1).Any(part => string.Equals(part, "Truth", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasExtension(string path, params string[] extensions) =>
        extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The table as one of channels of the study's own, which it may be besides; null when the description finds none in it.</summary>
    private static FoundSamples? Described(string path, string root, StudyDescription description, ExportTimeFormat? times)
    {
        IReadOnlyList<OwnChannelRule> rules = description.ChannelsIn(System.IO.Path.GetRelativePath(root, path));
        if (rules.Count == 0)
            return null;
        try
        {
            ExportText text = ExportText.Read(path) with { Renames = description.Columns };
            return new FoundSamples(path, DescribedTable.Of(rules, times ?? ExportTimeFormat.Milliseconds, path, text), text);
        }
        catch (ExportException)
        {
            return null; // no text: noted as left out
        }
    }

    private static object? Recognised(string path, IReadOnlyDictionary<string, string> renames)
    {
        string name = System.IO.Path.GetFileName(path);
        return ExportFormats.All.FirstOrDefault(format => name.StartsWith(format.FileName, StringComparison.OrdinalIgnoreCase)) is { } named
            ? new FoundExport(path, named) : ByColumns(path, renames);
    }

    private static object? ByColumns(string path, IReadOnlyDictionary<string, string> renames)
    {
        ExportText text;
        try
        {
            text = ExportText.Read(path) with { Renames = renames };
        }
        catch (ExportException)
        {
            return null; // of no known name and no text: noted as left out
        }
        if (ExportFormats.Sampled.Select(format => (Format: format, Header: format.Headless(path, text))).FirstOrDefault(one => one.Header is not null)
            is { Header: { } none } headless)
            return new FoundSamples(path, headless.Format, text, none);
        foreach (ExportHeader row in ExportHeader.Candidates(path, text))
        {
            if (ExportFormats.Sampled.FirstOrDefault(format => format.IsHeader(row)) is { } sampled)
                return new FoundSamples(path, sampled, text, row);
            if (ExportFormats.All.FirstOrDefault(format => format.Columns.Count > 0 && format.Columns.Concat(format.TellingColumns).All(row.Has)) is { } known)
                return new FoundExport(path, known, text);
        }
        return null;
    }
}

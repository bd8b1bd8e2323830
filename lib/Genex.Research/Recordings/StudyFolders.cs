using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>What the names of folders and files say about what lies in them.</summary>
internal static partial class StudyFolders
{
    private static readonly string[] Structure =
    [
        "analysis", "gaze replays", "facial coding", "eye tracking", "gsr", "eda", "multimodal summary metrics", "sensor data", "sensors", "data", "raw",
        "exports", "export", "tables", "videos", "video", "recordings", "signals",
    ];

    /// <summary>Whether a folder is named by what it holds, not by whose it is.</summary>
    internal static bool IsStructure(string folder) => Structure.Contains(folder.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path leads through a folder of things that were put aside: "old", "backup", "archive".</summary>
    internal static bool IsSetAside(string relative) =>
        (Path.GetDirectoryName(relative) ?? "").Split(Path.DirectorySeparatorChar).Any(IsAside);

    /// <summary>Whether a folder's name says that it holds things that were put aside.</summary>
    internal static bool IsAside(string folder) => Aside().IsMatch(folder);

    /// <summary>Whether a file's name says that it is a copy: "- Copy", "copy of", "(1)".</summary>
    internal static bool IsNamedCopy(string path) => Copy().IsMatch(Path.GetFileNameWithoutExtension(path));

    /// <summary>A file's name without its extension and without what says that it is a copy: "P01" of "P01 (1).csv"; what is left may be nothing.</summary>
    internal static string WithoutCopyMarks(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path).Trim();
        for (string before = ""; before != stem;)
            (before, stem) = (stem, Copy().Replace(stem, "").Trim(' ', '-', '_'));
        return stem;
    }

    [GeneratedRegex(@"^(old|older|backup|backups|bak|archive|archived|copy|copies|previous|deprecated|trash|do not use)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^copy of |[-_ ]copy( \(\d+\))?$|\(\d+\)$|[-_ ](old|backup|bak)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: -1)]
    private static partial Regex Copy();
}

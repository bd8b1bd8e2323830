namespace Genex.Research.Recordings;

/// <summary>Where the report's public release lies, and its two states.</summary>
public static class ReleaseSource
{
    /// <summary>Address of the repository.</summary>
    public const string Address = "https://github.com/RohanGudla/MultiModal-Interview-Data";

    /// <summary>The commit whose annotation tables the report's multimodal table was computed on: four participants, 20 rows each, all 0 or 1.</summary>
    public const string ReportCommit = "05b34aa546099393dbb0085db4de87b24b680077";

    /// <summary>The newest commit that was read for this project; it replaced the tables of CP 0636 and JM 9684.</summary>
    public const string NewestCommit = "7e0afd35a5d4bf7462266af3c21d62d162b6d07f";

    /// <summary>The first seven digits of a commit.</summary>
    public static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}

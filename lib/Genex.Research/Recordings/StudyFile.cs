#pragma warning disable MA0048 // a file and what became of it

namespace Genex.Research.Recordings;

/// <summary>What became of a file of a study's folder.</summary>
public enum StudyFileUse
{
    /// <summary>It is a recording's video, or events were read from it.</summary>
    Used,

    /// <summary>It could be read, and is not used, for the reason that is named.</summary>
    LeftOut,

    /// <summary>It is nothing that this library reads.</summary>
    Unknown,
}

/// <summary>A file of a study's folder: each is used, left out for a reason, or not known.</summary>
/// <param name="Path">The file.</param>
/// <param name="Use">What became of it.</param>
/// <param name="Reason">Why it is not used, as a clause; what it is used as, otherwise.</param>
public sealed record StudyFile(string Path, StudyFileUse Use, string Reason)
{
    /// <summary>Whether it was left out since nothing says whose it is: then a rule of the study's description can.</summary>
    internal bool LacksOwner { get; init; }
}

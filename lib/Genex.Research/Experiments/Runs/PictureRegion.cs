using Genex.Research.Alignment;

namespace Genex.Research.Experiments;

/// <summary>Which part of videos was taken, and how that is known.</summary>
/// <param name="Region">"whole picture", "bottom right quarter", or four fractions; and ", cropped to the face" where it was.</param>
/// <param name="Evidence">"given", or what the picture shows, as a clause.</param>
/// <param name="Recordings">How many recordings it was taken of.</param>
public sealed record PictureRegion(string Region, string Evidence, int Recordings)
{
    /// <summary>What was taken of a study's videos, the commonest first; empty where there are none.</summary>
    public static IReadOnlyList<PictureRegion> Of(AlignedStudy study) =>
    [
        .. study.Recordings.Where(one => one.Region is not null)
        .CountBy(one => (Text: one.Region!.Region.Text + (one.Faces is null ? "" : ", cropped to the face"), one.Region.Evidence))
        .OrderByDescending(group => group.Value).ThenBy(group => group.Key.Text, StringComparer.Ordinal)
        .Select(group => new PictureRegion(group.Key.Text, group.Key.Evidence, group.Value)),
    ];

    /// <summary>"bottom right quarter (given) in 9 recordings".</summary>
    public override string ToString() => Invariant($"{Region} ({Evidence}) in {Recordings} recording{(Recordings == 1 ? "" : "s")}");
}

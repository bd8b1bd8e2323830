using System.Text.Json.Serialization;

namespace Genex.Research.Recordings;

/// <summary>What looking for faces in a recording came to.</summary>
/// <param name="Search">How they were looked for.</param>
/// <param name="Frames">Sampled frames.</param>
/// <param name="Found">Of these, with a face that was found.</param>
/// <param name="Bridged">Of these, with a box between those of the frames around.</param>
/// <param name="Several">Of these, with more than one face.</param>
/// <param name="Confidence">Median over the found ones, 0 to 1; null where there are none.</param>
public sealed record FaceFinding(FaceSearch Search, int Frames, int Found, int Bridged, int Several, double? Confidence)
{
    /// <summary>Frames without a face: their pictures are masked.</summary>
    [JsonIgnore]
    public int Masked => Frames - Found - Bridged;

    /// <summary>Counts.</summary>
    public static FaceFinding Of(FaceSearch search, IEnumerable<FrameFace?> faces)
    {
        FrameFace[] looked = [.. faces.Select(face => face ?? new FrameFace(null, 0))];
        double[] sure = [.. looked.Where(face => face is { Box: not null, IsBridged: false }).Select(face => face.Box!.Value.Confidence).Order()];
        return new FaceFinding(search, looked.Length, sure.Length, looked.Count(face => face.IsBridged), looked.Count(face => face.Seen > 1),
            sure.Length == 0 ? null : (sure[(sure.Length - 1) / 2] + sure[sure.Length / 2]) / 2);
    }

    /// <summary>"a face in 51 of 53 sampled frames (1 of them bridged), median confidence 0.93; 2 frames have none, and their pictures are masked".</summary>
    [JsonIgnore]
    public string Text => Invariant($"a face in {Found + Bridged} of {Frames} sampled frames")
        + (Bridged == 0 ? "" : Invariant($" ({Bridged} of them bridged)"))
        + (Confidence is { } median ? Invariant($", median confidence {median:0.00}") : "")
        + (Several == 0 ? "" : Invariant($", more than one face in {Several}"))
        + (Masked == 0 ? "" : Masked == 1 ? "; 1 frame has none, and its picture is masked"
            : Invariant($"; {Masked} frames have none, and their pictures are masked"));
}

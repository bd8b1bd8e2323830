using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>A row's face as columns of a table: its box in pixels of the whole frame, its confidence (0: bridged), and how many faces were seen.</summary>
/// <remarks>Boxes lie on a grid that single precision holds, so that nothing is lost.</remarks>
internal static class FaceColumns
{
    /// <summary>How many faces the detector saw; there for every row in which faces were looked for.</summary>
    public const string Seen = "faces_seen";

    /// <summary>Left edge, top edge, width, height, confidence; missing where there is no face.</summary>
    public static readonly IReadOnlyList<string> Box = ["face_x", "face_y", "face_width", "face_height", "face_confidence"];

    /// <summary>All of them, each with its value for a row.</summary>
    public static IReadOnlyList<(string Name, Func<AlignedRow, float?> Of)> All { get; } =
    [
        (Box[0], row => (float?)row.Face?.Box?.X), (Box[1], row => (float?)row.Face?.Box?.Y), (Box[2], row => (float?)row.Face?.Box?.Width),
        (Box[3], row => (float?)row.Face?.Box?.Height), (Box[4], row => (float?)row.Face?.Box?.Confidence), (Seen, row => row.Face?.Seen),
    ];

    /// <summary>A row's face again.</summary>
    /// <param name="seen">Of the column; null: no face was looked for.</param>
    /// <param name="box">Of the five others.</param>
    public static FrameFace? FaceOf(float? seen, IReadOnlyList<float?> box) => seen is not { } count ? null : new FrameFace(
        box is [{ } x, { } y, { } width, { } height, { } confidence] ? new FaceBox(x, y, width, height, confidence) : null, (int)count);
}

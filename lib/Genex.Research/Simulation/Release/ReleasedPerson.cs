using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>A participant of the simulated release, and what the release did to the participant that it stands for.</summary>
/// <remarks>Report and release, points 4, 5, 11 and 12. Ids are the release's with an S, for simulated, before them.</remarks>
/// <param name="Id">In normal form.</param>
/// <param name="Attention">The label that the release gave to every frame.</param>
/// <param name="Transformation">Name in the metadata; null for the recording itself.</param>
/// <param name="Gain">Factor on every channel.</param>
/// <param name="Offset">Gray levels added, of 255.</param>
/// <param name="HueTurn">Added to the hue in OpenCV's units, of which 180 are a full circle.</param>
/// <param name="OddTables">Whether its tables have 100 rows, random values and another order of columns.</param>
public sealed record ReleasedPerson(ParticipantId Id, bool Attention, string? Transformation, double Gain = 1, double Offset = 0, int HueTurn = 0,
    bool OddTables = false)
{
    /// <summary>The five, the recording first.</summary>
    public static IReadOnlyList<ReleasedPerson> All { get; } =
    [
        new(ParticipantId.Parse("SLE 3299"), Attention: false, Transformation: null),
        new(ParticipantId.Parse("SCP 0636"), Attention: true, "brightness_up", Gain: 1.2, Offset: 20, OddTables: true),
        new(ParticipantId.Parse("SNS 4013"), Attention: true, "contrast_up", Gain: 1.3),
        new(ParticipantId.Parse("SMP 5114"), Attention: true, "hue_shift", HueTurn: 30),
        new(ParticipantId.Parse("SJM 9684"), Attention: false, "brightness_down", Gain: 0.8, Offset: -10, OddTables: true),
    ];

    /// <summary>Whether the release computed this participant's frames from the recording.</summary>
    public bool IsCopy => Transformation is not null;

    /// <summary>Changes the colours of a picture as the release did.</summary>
    /// <param name="picture">8-bit BGR; stays the caller's.</param>
    /// <returns>A new image, which the caller disposes.</returns>
    public Mat Recolour(Mat picture)
    {
        var changed = new Mat();
        if (HueTurn == 0)
        {
            picture.ConvertTo(changed, MatType.CV_8UC3, Gain, Offset);
            return changed;
        }
        using var hsv = new Mat();
        Cv2.CvtColor(picture, hsv, ColorConversionCodes.BGR2HSV);
        foreach (ref Vec3b pixel in hsv.AsSpan<Vec3b>())
            pixel.Item0 = (byte)((pixel.Item0 + HueTurn) % 180);
        Cv2.CvtColor(hsv, changed, ColorConversionCodes.HSV2BGR);
        return changed;
    }
}

using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws the webcam picture: room, face, light and the camera's noise.</summary>
internal sealed class WebcamPainter : IDisposable
{
    private const int NoisePictures = 8;
    private readonly Mat picture, room, light;
    private readonly Mat[] noise;
    private readonly Canvas canvas;
    private readonly Expression expression;
    private readonly FacePainter face;
    private readonly SeededRandom grain;

    /// <summary>The room, the light and the noise, drawn once.</summary>
    /// <param name="picture">Part of the frame that is drawn on; not owned.</param>
    /// <param name="settings">The study's settings.</param>
    /// <param name="participant">Whose face.</param>
    public WebcamPainter(Mat picture, SimulationSettings settings, SimulatedParticipant participant)
    {
        this.picture = picture;
        room = RoomPainter.Paint(participant.Appearance, picture.Width, picture.Height);
        light = RoomPainter.Light(participant.Appearance, picture.Width, picture.Height);
        grain = new SeededRandom(settings.Seed, participant.Index, "camera");
        noise = settings.Noise.Camera > 0 ? [.. Enumerable.Range(0, NoisePictures).Select(_ => Noise(settings.Noise.Camera))] : [];
        canvas = new Canvas(picture);
        expression = new Expression(settings, participant);
        face = new FacePainter(canvas, participant.Appearance, expression);
    }

    /// <summary>Whether the face is drawn at rest.</summary>
    public bool AtRest { set => expression.AtRest = value; }

    /// <summary>Draws the face as it is at an export time.</summary>
    public void Paint(double exportMilliseconds)
    {
        room.CopyTo(picture);
        expression.MoveTo(exportMilliseconds);
        face.Paint();
        Cv2.Multiply(picture, light, picture, 1 / 128.0);
        if (noise.Length > 0)
            Cv2.AddWeighted(picture, 1, noise[grain.IndexBelow(noise.Length)], 1, -128, picture);
    }

    /// <summary>Passes over a frame that nobody looks at, so that the camera's noise of later ones stays the same.</summary>
    public void Skip()
    {
        if (noise.Length > 0)
            grain.IndexBelow(noise.Length);
    }

    public void Dispose()
    {
        canvas.Dispose();
        room.Dispose();
        light.Dispose();
        foreach (Mat grains in noise)
            grains.Dispose();
    }

    private Mat Noise(double deviation)
    {
        var grains = new Mat(picture.Height, picture.Width, MatType.CV_8UC3);
        foreach (ref Vec3b pixel in grains.AsSpan<Vec3b>())
        {
            double shared = grain.Normal();
            pixel = new Vec3b(Level(shared, deviation), Level(shared, deviation), Level(shared, deviation));
        }

        return grains;
    }

    private byte Level(double shared, double deviation) => (byte)Math.Clamp(Math.Round(128 + deviation * (0.85 * shared + 0.5 * grain.Normal())), 0, 255);
}

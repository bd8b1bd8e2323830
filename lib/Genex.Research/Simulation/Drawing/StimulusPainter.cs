using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws what the participant looked at, with the path of the gaze over it.</summary>
internal sealed class StimulusPainter : IDisposable
{
    private const double SceneMilliseconds = 7000;
    private const int PathStops = 5, Scenes = 4;
    private readonly Mat picture;
    private readonly Mat[] scenes;
    private readonly Canvas canvas;
    private readonly IReadOnlyList<GazeStop>? stops;
    private readonly Colour path = new(232, 84, 60), ring = new(255, 255, 255);

    /// <summary>The scenes, drawn once.</summary>
    /// <param name="picture">Part of the frame that is drawn on; not owned.</param>
    /// <param name="participant">Whose gaze; no path without eye tracking.</param>
    public StimulusPainter(Mat picture, SimulatedParticipant participant)
    {
        this.picture = picture;
        canvas = new Canvas(picture);
        stops = participant.Has(SimulatedSensor.EyeTracking) ? participant.Signals.Stops : null;
        scenes = [.. Enumerable.Range(0, Scenes).Select(scene => Scene(scene, picture.Width, picture.Height))];
    }

    /// <summary>Draws the stimulus as it was at an export time.</summary>
    public void Paint(double exportMilliseconds)
    {
        scenes[(int)(Math.Max(0, exportMilliseconds) / SceneMilliseconds) % Scenes].CopyTo(picture);
        if (stops is null)
            return;
        int last = LastBegun(exportMilliseconds);
        double unit = picture.Height / 270.0;
        for (int stop = Math.Max(1, last - PathStops + 1); stop <= last; stop++)
            canvas.Line(Place(stops[stop - 1]), Place(stops[stop]), path, 2 * unit);
        for (int stop = Math.Max(0, last - PathStops + 1); stop < last; stop++)
            canvas.Ring(Place(stops[stop]), (3 + stops[stop].Event.DurationMilliseconds / 50) * unit, path, 2 * unit);
        if (last < 0)
            return;
        canvas.Disc(Place(stops[last]), 9 * unit, ring);
        canvas.Disc(Place(stops[last]), 7 * unit, path);
    }

    public void Dispose()
    {
        canvas.Dispose();
        foreach (Mat scene in scenes)
            scene.Dispose();
    }

    private int LastBegun(double time)
    {
        int low = 0, high = stops!.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (stops[middle].Event.Interval.OnsetMilliseconds <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private Dot Place(GazeStop stop) => new(stop.X * picture.Width, stop.Y * picture.Height);

    private static Mat Scene(int scene, int width, int height)
    {
        var drawn = new Mat(height, width, MatType.CV_8UC3);
        using var pen = new Canvas(drawn);
        var ink = new Colour(60, 66, 80);
        switch (scene)
        {
            case 0:
                pen.Box(0, 0, width, height, new Colour(244, 242, 236));
                pen.Text("How did you feel at work this week?", 0.08 * width, 0.2 * height, 0.052 * height, ink);
                for (int choice = 0; choice < 5; choice++)
                {
                    pen.Ring(new Dot((0.14 + 0.18 * choice) * width, 0.55 * height), 0.06 * height, ink, 2);
                    pen.Text(Invariant($"{choice + 1}"), (0.13 + 0.18 * choice) * width, 0.75 * height, 0.05 * height, ink);
                }

                break;
            case 1:
                pen.Box(0, 0, width, height, new Colour(150, 196, 228));
                pen.Disc(new Dot(0.78 * width, 0.24 * height), 0.1 * height, new Colour(250, 226, 130));
                pen.Fill([new(0, 0.75 * height), new(0.3 * width, 0.32 * height), new(0.62 * width, 0.78 * height)], new Colour(104, 128, 120));
                pen.Fill([new(0.35 * width, 0.8 * height), new(0.68 * width, 0.42 * height), new(width, 0.82 * height)], new Colour(84, 110, 102));
                pen.Box(0, 0.74 * height, width, height, new Colour(112, 156, 96));
                break;
            case 2:
                pen.Box(0, 0, width, height, new Colour(250, 250, 250));
                pen.Text("Team results by quarter", 0.1 * width, 0.14 * height, 0.05 * height, ink);
                for (int bar = 0; bar < 6; bar++)
                {
                    double tall = 0.2 + 0.09 * ((bar * 5 + 2) % 7);
                    pen.Box((0.12 + 0.13 * bar) * width, (0.88 - tall) * height, (0.20 + 0.13 * bar) * width, 0.88 * height,
                        new Colour((byte)(70 + 20 * bar), 130, (byte)(190 - 14 * bar)));
                }

                pen.Line(new Dot(0.08 * width, 0.88 * height), new Dot(0.94 * width, 0.88 * height), ink, 2);
                break;
            default:
                pen.Box(0, 0, width, height, new Colour(46, 52, 66));
                for (int line = 0; line < 7; line++)
                    pen.Box(0.12 * width, (0.16 + 0.1 * line) * height, (0.5 + 0.06 * ((line * 4) % 6)) * width, (0.20 + 0.1 * line) * height,
                        new Colour(150, 158, 176));
                pen.Disc(new Dot(0.82 * width, 0.72 * height), 0.12 * height, new Colour(96, 168, 140));
                break;
        }

        return drawn;
    }
}

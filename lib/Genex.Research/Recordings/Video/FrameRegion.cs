using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>A rectangle within a frame, as fractions of the frame's width and height: (0, 0) is top left, (1, 1) the whole.</summary>
/// <remarks>
/// Data formats, section 1: a gaze-replay video is a composite screen. Its left half plots the annotations that are to be predicted,
/// so only <see cref="Webcam"/> is a model input.
/// </remarks>
public readonly record struct FrameRegion
{
    /// <summary>A rectangle within a frame.</summary>
    /// <param name="x">Left edge, 0 to 1.</param>
    /// <param name="y">Top edge, 0 to 1.</param>
    /// <param name="width">Above 0; x + width at most 1.</param>
    /// <param name="height">Above 0; y + height at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is empty or leaves the frame.</exception>
    [System.Text.Json.Serialization.JsonConstructor]
    public FrameRegion(double x, double y, double width, double height)
    {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9))
            throw new ArgumentOutOfRangeException(nameof(x), Invariant($"({x}, {y}, {width}, {height})"),
                "A region lies within (0, 0, 1, 1) and is not empty.");
        (X, Y, Width, Height) = (x, y, width, height);
    }

    /// <summary>The whole frame.</summary>
    public static FrameRegion Whole { get; } = new(0, 0, 1, 1);

    /// <summary>The participant's webcam: the bottom right quarter of a gaze replay.</summary>
    public static FrameRegion Webcam { get; } = new(0.5, 0.5, 0.5, 0.5);

    /// <summary>The stimulus with the gaze path: the top right quarter of a gaze replay.</summary>
    public static FrameRegion Stimulus { get; } = new(0.5, 0, 0.5, 0.5);

    /// <summary>The plotted signal traces: the left half of a gaze replay. They show the labels; never a model input.</summary>
    public static FrameRegion SignalPanel { get; } = new(0, 0, 0.5, 1);

    /// <summary>Left edge, as a fraction of the width.</summary>
    public double X { get; }

    /// <summary>Top edge, as a fraction of the height.</summary>
    public double Y { get; }

    /// <summary>Width, as a fraction.</summary>
    public double Width { get; }

    /// <summary>Height, as a fraction.</summary>
    public double Height { get; }

    /// <summary>In words: "whole picture", "bottom right quarter", or the four fractions.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Text => this == Whole ? "whole picture" : this == Webcam ? "bottom right quarter" : Invariant($"{X},{Y},{Width},{Height}");

    /// <summary>Reads a region: "whole", "webcam" (the bottom right quarter), or x,y,width,height as fractions with decimal points.</summary>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static FrameRegion Parse(string text)
    {
        switch (text.Trim().ToUpperInvariant())
        {
            case "WHOLE": return Whole;
            case "WEBCAM": return Webcam;
        }
        double[] parts = [.. text.Split(',').Select(part => double.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out double number)
            ? number : double.NaN)];
        return parts is [double x, double y, double width, double height] && parts.All(double.IsFinite) ? new FrameRegion(x, y, width, height)
            : throw new ArgumentException($"\"{text}\" is no region; expected whole, webcam, or x,y,width,height as fractions such as 0.5,0.5,0.5,0.5.",
                nameof(text));
    }

    /// <summary>Whether the name says that a file holds the webcam alone rather than a composite screen: it starts with "RespCam". Where the participant is
    /// in the picture is not decided by it (<see cref="RegionFinder"/>).</summary>
    public static bool IsWebcamOnly(string path) => Path.GetFileName(path).StartsWith("RespCam", StringComparison.OrdinalIgnoreCase);

    /// <summary>The region in pixels of a frame; at least one pixel.</summary>
    public Rect In(int frameWidth, int frameHeight)
    {
        int left = Math.Clamp((int)Math.Round(X * frameWidth), 0, frameWidth - 1), top = Math.Clamp((int)Math.Round(Y * frameHeight), 0, frameHeight - 1);
        int right = Math.Clamp((int)Math.Round((X + Width) * frameWidth), left + 1, frameWidth);
        int bottom = Math.Clamp((int)Math.Round((Y + Height) * frameHeight), top + 1, frameHeight);
        return new Rect(left, top, right - left, bottom - top);
    }
}

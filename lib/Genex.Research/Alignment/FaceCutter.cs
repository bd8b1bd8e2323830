using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Alignment;

/// <summary>Looks for the face in the sampled frames of a video as they go by, and cuts it out once its box is settled.</summary>
/// <remarks>Regions wait for their boxes: those of the longest gap and the smoothing, a few seconds of sampled frames, whatever the video's length.</remarks>
/// <param name="search">How the face is looked for.</param>
/// <param name="region">Where the participant is.</param>
/// <param name="side">S, side of the pictures, pixels; null makes none.</param>
/// <param name="take">Given each picture in order: planes R, G, B.</param>
internal sealed class FaceCutter(FaceSearch search, FrameRegion region, int? side, Action<byte[]> take) : IDisposable
{
    private readonly IFaceDetector detector = search.Open();
    private readonly FaceTracker tracker = new(search);
    private readonly Queue<Waiting> waiting = new();
    private readonly Dictionary<int, FrameFace> faces = [];

    /// <summary>The face of each frame so far that is settled, by the frame's index.</summary>
    public IReadOnlyDictionary<int, FrameFace> Faces => faces;

    /// <summary>Looks at the reader's current frame.</summary>
    /// <param name="reader">At a sampled frame.</param>
    /// <param name="black">Whether the region is black: then nothing is looked for, and its picture is the region as it is.</param>
    public void Add(VideoReader reader, bool black)
    {
        Rect place = reader.PlaceOf(region);
        Mat picture = reader.Retrieve(region);
        waiting.Enqueue(new Waiting(reader.Index, picture, place, black));
        tracker.Add(reader.Milliseconds, black ? [] : [.. detector.Find(picture).Select(face => face.In(1, place.X, place.Y))]);
        Cut();
    }

    /// <summary>No frame follows.</summary>
    public void End()
    {
        tracker.End();
        Cut();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (waiting.TryDequeue(out Waiting? one)) one.Picture.Dispose();
        detector.Dispose();
    }

    private void Cut()
    {
        foreach (FrameFace face in tracker.Settled())
        {
            Waiting one = waiting.Dequeue();
            using Mat picture = one.Picture;
            faces[one.Frame] = one.IsBlack ? new FrameFace(null, 0) : face;
            if (side is { } pixels) take(FaceCrop.Planes(picture, one.Place, faces[one.Frame], search.Margin, pixels, one.IsBlack));
        }
    }

    private sealed record Waiting(int Frame, Mat Picture, Rect Place, bool IsBlack);
}

using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws chosen frames of a participant's webcam at the size a model takes, as they would come out of a video without a codec.</summary>
internal static class WebcamFrames
{
    /// <summary>Draws the frames with these indices, in order.</summary>
    /// <param name="settings">The study's.</param>
    /// <param name="participant">Whose.</param>
    /// <param name="frames">Indices in the video, rising.</param>
    /// <param name="side">S, pixels.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <param name="atRest">Whether the face shows no expression.</param>
    /// <returns>Frames x 3 x S x S bytes, planes R, G, B.</returns>
    /// <remarks>Drawn at the size of the webcam quarter of the composite and then scaled, as a reader does: lines keep their width, and the camera its
    /// noise.</remarks>
    public static byte[] Draw(SimulationSettings settings, SimulatedParticipant participant, int[] frames, int side, CancellationToken cancellation,
        bool atRest = false)
    {
        int length = 3 * side * side, place = 0;
        byte[] block = new byte[frames.Length * length];
        using var picture = new Mat(settings.FrameHeight / 2, settings.FrameWidth / 2, MatType.CV_8UC3);
        using var painter = new WebcamPainter(picture, settings, participant) { AtRest = atRest };
        for (int frame = 0; place < frames.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (frame != frames[place])
            {
                painter.Skip();
                continue;
            }

            painter.Paint(participant.ToExport(frame * 1000 / settings.FramesPerSecond));
            using Mat scaled = VideoReader.Scaled(picture, side, side);
            SampledFrame.Planes(scaled).CopyTo(block, place++ * length);
        }

        return block;
    }
}

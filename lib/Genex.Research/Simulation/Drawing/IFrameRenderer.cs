using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws the frames of one participant's video, in order.</summary>
internal interface IFrameRenderer : IDisposable
{
    /// <summary>Draws the next frame.</summary>
    /// <returns>The frame; owned by the renderer, drawn over by the next.</returns>
    Mat Paint(int frame);
}

using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws the frames of a webcam-only video: what a replay has in its bottom right quarter, at the same size.</summary>
internal sealed class WebcamRenderer : IFrameRenderer
{
    private readonly SimulationSettings settings;
    private readonly SimulatedParticipant participant;
    private readonly Mat picture;
    private readonly WebcamPainter painter;

    public WebcamRenderer(SimulationSettings settings, SimulatedParticipant participant)
    {
        (this.settings, this.participant) = (settings, participant);
        picture = new Mat(settings.FrameHeight / 2, settings.FrameWidth / 2, MatType.CV_8UC3);
        painter = new WebcamPainter(picture, settings, participant);
    }

    public Mat Paint(int frame)
    {
        painter.Paint(participant.ToExport(frame * 1000 / settings.FramesPerSecond));
        return picture;
    }

    public void Dispose()
    {
        painter.Dispose();
        picture.Dispose();
    }
}

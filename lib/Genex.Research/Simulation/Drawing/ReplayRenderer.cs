using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws the composite frames of one participant's gaze replay, in order.</summary>
/// <remarks>Left half: the annotations as traces. Top right quarter: stimulus and gaze. Bottom right quarter: webcam.</remarks>
internal sealed class ReplayRenderer : IFrameRenderer
{
    private readonly SimulationSettings settings;
    private readonly SimulatedParticipant participant;
    private readonly Mat left, topRight, bottomRight, black;
    private readonly SignalPanelPainter panel;
    private readonly StimulusPainter stimulus;
    private readonly WebcamPainter webcam;

    public ReplayRenderer(SimulationSettings settings, SimulatedParticipant participant)
    {
        (this.settings, this.participant) = (settings, participant);
        int halfWidth = settings.FrameWidth / 2, halfHeight = settings.FrameHeight / 2;
        Frame = new Mat(settings.FrameHeight, settings.FrameWidth, MatType.CV_8UC3, Scalar.Black);
        black = Frame.Clone();
        left = Frame[new Rect(0, 0, halfWidth, settings.FrameHeight)];
        topRight = Frame[new Rect(halfWidth, 0, halfWidth, halfHeight)];
        bottomRight = Frame[new Rect(halfWidth, halfHeight, halfWidth, halfHeight)];
        panel = new SignalPanelPainter(left, settings, participant);
        stimulus = new StimulusPainter(topRight, participant);
        webcam = new WebcamPainter(bottomRight, settings, participant);
    }

    /// <summary>The frame drawn last; owned by the renderer, drawn over by the next.</summary>
    public Mat Frame { get; }

    /// <summary>Draws the next frame; frames must come in order, since the traces run on.</summary>
    /// <returns>The frame, or a black one while the replay still loads; owned by the renderer.</returns>
    public Mat Paint(int frame)
    {
        double video = frame * 1000 / settings.FramesPerSecond, time = participant.ToExport(video);
        panel.Paint(time);
        stimulus.Paint(time);
        webcam.Paint(time);
        return video < participant.BlackMilliseconds ? black : Frame;
    }

    public void Dispose()
    {
        panel.Dispose();
        stimulus.Dispose();
        webcam.Dispose();
        left.Dispose();
        topRight.Dispose();
        bottomRight.Dispose();
        black.Dispose();
        Frame.Dispose();
    }
}

namespace Genex.Research.Simulation;

/// <summary>How a simulated study lies on disk.</summary>
public enum StudyLayout
{
    /// <summary>Data formats, section 1: composite gaze replays and the exports of all participants.</summary>
    Replay,

    /// <summary>Data formats, section 3: a flat folder with a webcam-only video per participant ("RespCam…"),
    /// and tables per participant; no summary.</summary>
    Webcam,
}

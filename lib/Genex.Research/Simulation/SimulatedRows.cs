using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>What a simulated participant's exports say, without writing them.</summary>
internal static class SimulatedRows
{
    /// <summary>The participant's events as a reader would find them: null for a sensor that is missing.</summary>
    public static Recording Exported(SimulationSettings settings, SimulatedParticipant participant) => new(
        participant.Id,
        videoPath: null,
        !participant.Has(SimulatedSensor.FacialCoding) ? null : settings.IntensityColumn ? participant.Coded
            : [.. participant.Coded.Select(item => item with { Intensity = null })],
        participant.Has(SimulatedSensor.EyeTracking) ? [.. participant.Signals.Stops.Select(stop => stop.Event)] : null,
        participant.Has(SimulatedSensor.SkinConductance) ? participant.Signals.Peaks : null,
        summary: null);

    /// <summary>The rows of the frames that are due, under the true clock.</summary>
    public static AlignedRecording Of(SimulationSettings settings, SimulatedParticipant participant, AlignmentSettings alignment, List<string> notes)
    {
        var clock = new ClockRelation(participant.OffsetMilliseconds, participant.Drift, double.NaN, 0, ClockSource.Given);
        double[] times = [.. Enumerable.Range(0, participant.Frames).Select(frame => frame * 1000 / settings.FramesPerSecond)];
        var track = new FrameTrack(times, [.. times.Select(time => time < participant.BlackMilliseconds)], FaceMotion: null, GazeMotion: null, Damage: []);
        return new AlignedRecording(participant.Id, VideoPath: "", clock,
            RecordingAligner.Rows(Exported(settings, participant), Vocabulary.Default, alignment, track, clock, notes));
    }
}

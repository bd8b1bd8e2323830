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

    /// <summary>What rows hold: the signals of the voice too, where people are heard.</summary>
    public static Vocabulary VocabularyOf(SimulationSettings settings) =>
        settings.Voice is null ? Vocabulary.Default : new Vocabulary { OwnSignals = VoiceSignals.All };

    /// <summary>The rows of the frames that are due, under the true clock.</summary>
    public static AlignedRecording Of(SimulationSettings settings, SimulatedParticipant participant, AlignmentSettings alignment, List<string> notes)
    {
        var clock = new ClockRelation(participant.OffsetMilliseconds, participant.Drift, double.NaN, 0, ClockSource.Given);
        double[] times = [.. Enumerable.Range(0, participant.Frames).Select(frame => frame * 1000 / settings.FramesPerSecond)];
        var track = new FrameTrack(times, [.. times.Select(time => time < participant.BlackMilliseconds)], FaceMotion: null, GazeMotion: null, Damage: []);
        Recording exported = Exported(settings, participant);
        if (settings.Voice is not null)
            exported = exported with { Events = exported.Events.With(OwnValueExport.Format, VoiceFeatures.Of(SimulatedVoice.Draw(settings, participant))) };
        return new AlignedRecording(participant.Id, VideoPath: "", clock,
            RecordingAligner.Rows(exported, VocabularyOf(settings), alignment, track, clock, notes));
    }
}

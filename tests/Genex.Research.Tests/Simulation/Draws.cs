using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

/// <summary>One simulated participant, drawn again with a target's state changed and everything else as it was.</summary>
internal static class Draws
{
    public static SimulatedParticipant Of(SimulationSettings settings, int place = 0) => SimulatedParticipant.DrawAll(settings)[place];

    /// <summary>The participant as it would be, had some targets the opposite intensity at every moment.</summary>
    public static SimulatedParticipant WithOpposite(SimulationSettings settings, SimulatedParticipant participant, params string[] targets)
    {
        double[][] intensities = [.. participant.Emotions.Intensities.Select((curve, target) =>
            targets.Contains(EmotionalTargets.Names[target]) ? [.. curve.Select(value => 100 - value)] : curve)];
        LatentEmotions emotions = participant.Emotions with { Intensities = intensities };
        FacialActions actions = FacialActions.Draw(settings, participant.Index, emotions, FacialActions.FindThresholds(settings));
        return participant with
        {
            Emotions = emotions,
            Actions = actions,
            Signals = PhysicalSignals.Draw(settings, participant.Index, emotions, participant.ExportMilliseconds),
            Coded = FacialCoder.Code(settings, participant.Index, emotions, actions, participant.ExportMilliseconds),
        };
    }

    /// <summary>Every movement's events.</summary>
    public static IReadOnlyList<(string, Interval)> Movements(SimulatedParticipant participant) =>
        [.. FaceChannels.All.SelectMany(channel => participant.Actions[channel.Name].Events.Select(span => (channel.Name, span)))];

    /// <summary>The coded events of the 28 channels.</summary>
    public static IReadOnlyList<ExpressionEvent> Features(SimulatedParticipant participant) =>
        [.. participant.Coded.Where(item => PhysicalFeatures.IndexOf(item.Channel) >= 0)];

    /// <summary>Pixels of every tenth frame of the webcam, as bytes.</summary>
    public static byte[] Webcam(SimulationSettings settings, SimulatedParticipant participant) =>
        WebcamFrames.Draw(settings, participant, [.. Enumerable.Range(0, participant.Frames / 10).Select(place => 10 * place)], 64, CancellationToken.None);

    /// <summary>Share of time in which each target is at or over 50, over all participants.</summary>
    public static double Share(IEnumerable<SimulatedParticipant> participants, string target) =>
        participants.Average(participant => ShareOf(participant, target));

    public static double ShareOf(SimulatedParticipant participant, string target) =>
        participant.Coded.Where(item => item.Channel == target).Sum(item => item.Interval.DurationMilliseconds) / participant.ExportMilliseconds;
}

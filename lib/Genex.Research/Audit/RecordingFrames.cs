using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>The frames of one participant that show anything, ready to be compared with another's.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="Samples">Their indices among all samples.</param>
/// <param name="Milliseconds">Their times.</param>
/// <param name="Frames">Their summaries.</param>
internal sealed record RecordingFrames(ParticipantId Participant, int[] Samples, double[] Milliseconds, FrameSummary[] Frames)
{
    private float[]? own;
    private byte[]? mean;

    /// <summary>Correlation of each frame with its nearest other moment of the same recording.</summary>
    internal float[] Own => own ??= FrameTwins.Own(Frames, Milliseconds);

    /// <summary>The mean of the value channel, 32 x 32.</summary>
    internal byte[] Mean => mean ??= [.. Enumerable.Range(0, FrameSummary.Pixels).Select(pixel => (byte)Frames.Average(frame => frame.Value[pixel]))];

    /// <summary>The frames of each participant.</summary>
    internal static RecordingFrames[] Of(SampleSet samples, IReadOnlyList<FrameSummary> frames) =>
        [.. samples.Participants.Select((id, place) =>
        {
            int[] shown = [.. samples.SamplesOf(place).Where(sample => !frames[sample].IsFlat)];
            return new RecordingFrames(id, shown, [.. shown.Select(sample => samples.TimeMilliseconds[sample])], [.. shown.Select(sample => frames[sample])]);
        })];

    /// <summary>The part of each frame that another recording shows as well.</summary>
    internal RecordingFrames Seen(FrameGeometry geometry, bool asFirst) =>
        new(Participant, Samples, Milliseconds, FrameSummary.OfRecording(
            [.. Frames.Select(frame => geometry.Part(frame.Thumbnail, FrameSummary.Side, asFirst))]));
}

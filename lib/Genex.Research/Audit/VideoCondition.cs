using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>What became of one participant's video when it was read.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="File">The video, or the folder of frames.</param>
/// <param name="DurationMilliseconds">As the container says; null when it could not be opened.</param>
/// <param name="Frames">Frames that the container announces, or that the folder holds; null when it could not be opened.</param>
/// <param name="Damage">What is wrong with it, one sentence each: cannot be opened, ends early, a frame that cannot be decoded.</param>
public sealed record VideoCondition(ParticipantId Participant, string File, double? DurationMilliseconds, int? Frames, IReadOnlyList<string> Damage)
{
    /// <summary>Whether it is a recording's video: its participant's, and that of its stimulus where there are several.</summary>
    internal bool IsOf(Recording recording) => Participant == recording.Participant && (recording.Stimulus is null || File == recording.VideoPath);
}

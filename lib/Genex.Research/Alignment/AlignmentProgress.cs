using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>How far an alignment has come.</summary>
/// <param name="Participant">Whose video is being read.</param>
/// <param name="FramesRead">Frames read so far, all videos together.</param>
/// <param name="FramesInAll">Frames that all videos announce.</param>
public readonly record struct AlignmentProgress(ParticipantId Participant, long FramesRead, long FramesInAll);

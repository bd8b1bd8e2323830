using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Where one participant's media come from.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="Provenance">Recorded, simulated, derived, or unknown.</param>
/// <param name="Source">File that says so, or the video itself.</param>
/// <param name="DerivedFrom">Whose recording it was computed from; null when nobody's or not said.</param>
/// <param name="Transformation">How, as the file says; null when not said.</param>
public sealed record RecordingOrigin(ParticipantId Participant, Provenance Provenance, string Source, ParticipantId? DerivedFrom = null,
    string? Transformation = null);

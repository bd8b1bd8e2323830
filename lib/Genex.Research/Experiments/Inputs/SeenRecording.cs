namespace Genex.Research.Experiments;

/// <summary>A recording of the study that a run was made on, and what a fold did with it: so that it is known again.</summary>
/// <param name="Participant">Who; null in a bundle, which names nobody.</param>
/// <param name="Frames">SHA-256 over the pixels of all its sampled frames, 64 hexadecimal digits; null where the run saw no video.</param>
/// <param name="HeldOut">Whether the fold predicted it, or part of it.</param>
/// <param name="LearntFrom">Whether the fold's weights were learnt from it, or from part of it.</param>
public sealed record SeenRecording(string? Participant, string? Frames, bool HeldOut, bool LearntFrom);

namespace Genex.Research.Recordings;

/// <summary>Which recording a row of a table of facial coding is of.</summary>
/// <param name="Who">Whom it names; null: the file's owner.</param>
/// <param name="Label">Which of their recordings it names, or which video; blank where it does not.</param>
internal readonly record struct FacePart(ParticipantId? Who, string Label);

namespace Genex.Research.Evaluation;

/// <summary>The score of one participant.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Samples">Rows of this participant.</param>
/// <param name="Score">Null where this participant's rows do not define it.</param>
public sealed record ParticipantScore<TParticipant>(TParticipant Participant, int Samples, double? Score)
    where TParticipant : notnull;

using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Labels that never change within a participant but differ between participants: whoever knows the face knows the label.</summary>
/// <remarks>
/// In short recordings of few people a target can stay put by chance. It blocks from four participants on, with at least two on each side or recordings of a
/// minute and more; otherwise it is a warning.
/// </remarks>
public sealed class LabelFollowsParticipant() : AuditCheck("label-follows-participant", "Is a label a function of the participant?")
{
    private const int LeastRows = 5, LeastParticipants = 4;
    private static readonly TimeSpan LongRecording = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(material.Aligned!))
        {
            (ParticipantId Participant, int On, int Rows, double Milliseconds)[] people = [.. material.Aligned!.Recordings
                .GroupBy(recording => recording.Participant).Select(own => Tally(own.Key, own, target)).Where(person => person.Rows >= LeastRows)];
            ParticipantId[] always = [.. people.Where(person => person.On == person.Rows).Select(person => person.Participant)];
            ParticipantId[] never = [.. people.Where(person => person.On == 0).Select(person => person.Participant)];
            if (always.Length == 0 || never.Length == 0 || always.Length + never.Length < people.Length) continue;

            bool longEnough = people.Min(person => person.Milliseconds) >= LongRecording.TotalMilliseconds;
            bool certain = people.Length >= LeastParticipants && (longEnough || (always.Length >= 2 && never.Length >= 2));
            yield return Find(target, certain ? AuditSeverity.Blocking : AuditSeverity.Warning,
                $"'{target.Name}' is on in every row of {Wording.List(always)} and off in every row of {Wording.List(never)}: it never changes within one "
                    + $"of the {people.Length} participants"
                + (certain ? "." : ", which so few or so short recordings may show by chance."),
                $"Do not score '{target.Name}' on random frames: recognising the person gives the label. Take labels that were coded over time, or more "
                    + "participants with both values each.");
        }
    }

    // Over all recordings of a participant: a clip may well have one label, and its speaker others in other clips.
    private static (ParticipantId Participant, int On, int Rows, double Milliseconds) Tally(
        ParticipantId participant, IEnumerable<AlignedRecording> recordings, AlignedColumn target)
    {
        AlignedRow[][] known = [.. recordings.Select(recording => recording.Rows.Where(target.IsIn).ToArray())];
        return (participant, known.Sum(rows => rows.Count(target.IsOn)), known.Sum(rows => rows.Length),
            known.Where(rows => rows.Length > 0).Sum(rows => rows[^1].VideoMilliseconds - rows[0].VideoMilliseconds));
    }
}

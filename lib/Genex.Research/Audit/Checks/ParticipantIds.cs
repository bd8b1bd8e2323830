using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>One participant under several names, and participants who lack what the others have.</summary>
public sealed class ParticipantIds() : AuditCheck("participant-ids", "Does every id stand for one participant, once?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => material.Study is null && material.Aligned is null && material.Names.Count == 0
        ? "no participants" : null;

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (IGrouping<(string Kind, ParticipantId Id), NamedSource> same in material.Names.Where(source => ParticipantId.TryFind(source.Name, out _))
            .GroupBy(source => (source.Kind, Id: ParticipantId.Parse(source.Name))).Where(group => group.Skip(1).Any()))
        {
            yield return Find(AuditSeverity.Blocking,
                $"{same.Count()} {same.Key.Kind} are of {same.Key.Id} once spaces and underscores are normalised: "
                    + $"{Wording.List(same.Select(source => $"\"{source.Name}\""))}.",
                "Rename or remove, so that each participant has one; else one person is counted, or split, as two.");
        }

        IEnumerable<string> listed = material.Study?.Recordings.Select(recording => recording.Label)
            ?? material.Aligned?.Recordings.Select(recording => recording.Label) ?? [];
        string[] twice = [.. listed.GroupBy(id => id).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
        if (twice.Length > 0)
            yield return Find(AuditSeverity.Blocking, $"{Wording.List(twice)} {Wording.Are(twice.Length)} listed more than once.",
                "Join the recordings of one participant, or give different people different ids.");

        if (material.Study is not { } study) yield break;
        string[] lacking = [.. study.Recordings.Select(recording => (recording.Label, Missing: Missing(recording, study)))
            .Where(person => person.Missing.Length > 0).Select(person => $"{person.Label} ({Wording.List(person.Missing)})")];
        if (lacking.Length > 0)
            yield return Find(AuditSeverity.Warning, $"Some participants lack what others have: {Wording.List(lacking)}.",
                "What is missing is masked, never zero. Check that ids are spelt alike in the videos and in every export.");
    }

    private static string[] Missing(Recording recording, Study study)
    {
        (string Name, Func<Recording, bool> IsIn)[] parts =
        [
            ("video", one => one.VideoPath is not null),
            .. ExportFormats.All.Select(format => (format.Name, (Func<Recording, bool>)(one => one.Events.Has(format)))),
        ];
        return [.. parts.Where(part => !part.IsIn(recording) && study.Recordings.Any(part.IsIn)).Select(part => part.Name)];
    }
}

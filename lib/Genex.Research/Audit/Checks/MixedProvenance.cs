using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Recorded people beside derived, simulated or unexplained ones; and derived ones at all.</summary>
public sealed class MixedProvenance() : AuditCheck("provenance", "Do all media come from one kind of source, and is it known?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => Origins(material).Count == 0 ? "no recordings" : null;

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        ILookup<Provenance, RecordingOrigin> kinds = Origins(material).ToLookup(origin => origin.Provenance);
        if (kinds.Count > 1)
        {
            yield return Find(AuditSeverity.Blocking,
                "Participants of different origin stand side by side: "
                    + $"{string.Join("; ", kinds.OrderBy(kind => kind.Key).Select(kind => $"{Word(kind.Key)}: {Wording.List(kind.Select(Describe))}"))}.",
                "Keep recorded, simulated and derived data in studies of their own; derived copies may augment a training fold, and are never scored.");
            yield break;
        }

        IGrouping<Provenance, RecordingOrigin> only = kinds.First();
        switch (only.Key)
        {
            case Provenance.Derived:
                yield return Find(AuditSeverity.Blocking,
                    $"{All(only.Count())} computed from {(only.Count() == 1 ? "another" : "others")}: {Wording.List(only.Select(Describe))}.",
                    "Go back to the recordings that they were computed from.");
                break;
            case Provenance.Simulated:
                yield return Find(AuditSeverity.Note, $"{All(only.Count())} simulated.",
                    "Scores say how methods behave, nothing about people.");
                break;
            case Provenance.Unknown:
                string come = only.Count() == 1 ? "recording comes" : Wording.Count(only.Count(), "recording") + " come";
                yield return Find(AuditSeverity.Warning, $"Nothing says where the {come} from.",
                    "Add the export's metadata rows, or a note of where and when they were recorded.");
                break;
            default:
                break;
        }
    }

    private static string All(int count) => count == 1 ? "The only recording is" : $"All {Wording.Count(count, "recording")} are";

    private static IReadOnlyList<RecordingOrigin> Origins(AuditMaterial material)
    {
        if (material.Origins.Count > 0) return material.Origins;
        if (material.Study is { } study)
            return [.. study.Recordings.Select(recording => new RecordingOrigin(recording.Participant, study.Provenance, recording.VideoPath ?? study.Root))];
        return material.Aligned is { } aligned
            ? [.. aligned.Recordings.Select(recording => new RecordingOrigin(recording.Participant, aligned.Provenance, recording.VideoPath))] : [];
    }

    private static string Describe(RecordingOrigin origin)
    {
        string how = string.Join(", ", new[] { origin.DerivedFrom is { } source ? $"from {source}" : null, origin.Transformation }.OfType<string>());
        return how.Length == 0 ? origin.Participant.ToString() : $"{origin.Participant} ({how})";
    }

    private static string Word(Provenance provenance) => provenance.ToString().ToLowerInvariant();
}

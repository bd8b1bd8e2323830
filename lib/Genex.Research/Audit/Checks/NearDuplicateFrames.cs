using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Frames of different participants that show the same recording, recoloured or not.</summary>
/// <remarks>
/// Normalised correlation and difference hash of the value channel (blind to gain, offset and hue), and, where anything moves, the correlation of what
/// differs from each recording's mean frame: two people before one camera look alike in the first sense, and do not move alike in the second.
/// Where that finds nothing, frames that resemble a frame of somebody else more than any other moment of their own are counted, in whatever order; and
/// again with one recording's mean picture moved over the other's: mirrored, enlarged or shifted. Rotated copies are not looked for.
/// Photometric invariance is new here; the hash is as in fastdup and imagededup.
/// </remarks>
public sealed class NearDuplicateFrames() : AuditCheck("near-duplicate-frames", "Do frames of different participants show the same recording?")
{
    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsFrames(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (IReadOnlyList<ParticipantId> group in material.ContentGroups.Where(group => group.Count > 1))
        {
            SharedContent[] pairs = [.. material.SharedContents.Where(pair => group.Contains(pair.First) && group.Contains(pair.Second))];
            if (pairs.Length == 0) continue; // parts of one recording, which another check names
            ParticipantId reference = Reference(group, material);
            string[] changes = [.. pairs.Where(pair => pair.First == reference || pair.Second == reference)
                .Select(pair => Describe(pair, reference, material))];
            yield return Find(AuditSeverity.Blocking,
                Invariant($"{Wording.List(group)} show one recording: {Wording.Count(pairs.Sum(pair => pair.Matches.Count), "pair")} of frames agree ")
                    + Invariant($"(median correlation {pairs.Average(pair => pair.Correlation):0.000}, ")
                + Invariant($"{pairs.Average(pair => pair.HashDistance):0.#} of 64 hash bits differ). Next to {reference}: {Wording.List(changes)}."),
                $"Keep one of the {group.Count} and leave the others out; as participants they count once. Copies with other colours are augmentation, and "
                    + "belong inside a training fold.");
        }
    }

    private static string Describe(SharedContent pair, ParticipantId reference, AuditMaterial material)
    {
        ParticipantId other = pair.First == reference ? pair.Second : pair.First;
        PhotometricChange change = pair.First == reference ? pair.Change
            : PhotometricChange.Fit([.. pair.Matches.Select(match => (material.FrameSummaries[match.Second], material.FrameSummaries[match.First]))]);
        string moved = pair.Geometry.ToString();
        string how = (moved.Length == 0 ? "" : $", {moved}") + (pair.InOrder ? "" : ", in another order or in parts");
        return $"{other} ({change}{how}; {Wording.Percent(Math.Min(1, pair.Matches.Count / (double)pair.Of))} of the frames)";
    }

    /// <summary>The one that is not said to be computed from another, where there is only one; else the first by id.</summary>
    private static ParticipantId Reference(IReadOnlyList<ParticipantId> group, AuditMaterial material)
    {
        ParticipantId[] derived = [.. material.Origins.Where(origin => origin.Provenance == Provenance.Derived).Select(origin => origin.Participant)];
        ParticipantId[] own = [.. group.Except(derived)];
        ParticipantId[] recorded =
            [.. material.Origins.Where(origin => origin.Provenance == Provenance.Recorded && group.Contains(origin.Participant))
            .Select(origin => origin.Participant).Distinct()];
        return recorded.Length == 1 ? recorded[0] : own.Length == 1 ? own[0] : group[0];
    }
}

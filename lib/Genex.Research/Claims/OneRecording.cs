using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 4: four participants, real video.</summary>
internal sealed class OneRecording() : Claim(4,
    "The data are real video of 4 participants (5 with frames).",
    "Compare every frame with every other participant's, blind to brightness, contrast and hue; where two show the same, fit the change of colour "
        + "between them.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        IReadOnlyList<ParticipantId> people = material.Samples.Participants;
        IReadOnlyList<IReadOnlyList<ParticipantId>> groups = material.Audit.ContentGroups;
        ParticipantId reference = material.Audit.Origins.Where(origin => origin.Provenance != Provenance.Derived).Select(origin => origin.Participant)
            .DefaultIfEmpty(people[0]).First();
        (ParticipantId Id, SharedContent? Shared)[] others = people.Where(id => id != reference)
            .Select(id => (Id: id, Shared: SharedContent.Between(material.Audit.Samples!, material.Audit.FrameSummaries, reference, id))).ToArray();
        string[] changes = [.. others.Where(other => other.Shared is not null).Select(other => $"{other.Id} ({other.Shared!.Change})")];
        return new(
            groups.Count < people.Count ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            groups.Count == people.Count ? $"{people.Count} participants show {groups.Count} different recordings."
                : $"{people.Count} participants show {groups.Count} recording{(groups.Count == 1 ? "" : "s")}. Next to {reference}, the same frames in "
                    + $"other colours: {string.Join(", ", changes)}.",
            material.Source,
            [
                new("participants", people.Count), new("recordings", groups.Count),
                .. others.Where(other => other.Shared is not null).SelectMany(other => new ClaimNumber[]
                    { new($"gain of {other.Id}", other.Shared!.Change.Gain), new($"offset of {other.Id}", other.Shared.Change.Offset, "of 255"),
                        new($"hue of {other.Id}", other.Shared.Change.HueTurn, "of 180") }),
            ],
            new ClaimPicture(
                $"Share of each participant's frames found again in {reference}",
                $"Frames of {others.Length} participants that show the same moment as a frame of {reference}.", "share of frames",
                [.. others.Select(other => $"{other.Id}: {(other.Shared is { } shared ? shared.Change.ToString() : "no frame in common")}")],
                new ClaimSeries("found again",
                    [.. others.Select(other => other.Shared is { } shared ? Math.Min(1, shared.Matches.Count / (double)shared.Of) : 0)]))
            { Maximum = 1 });
    }
}

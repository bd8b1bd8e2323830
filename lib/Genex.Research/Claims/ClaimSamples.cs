using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Samples of a released study as the report's two families of models saw them.</summary>
internal static class ClaimSamples
{
    /// <summary>Attention as the released code assigned it, by participant, where these are the release's participants; as the tables have it
    /// otherwise.</summary>
    public static SampleSet WithAttentionAsReleased(SampleSet samples)
    {
        Dictionary<ParticipantId, bool> assigned = ReleasedAssignment.All.ToDictionary(one => one.Participant, one => one.Attention);
        return samples.Participants.All(assigned.ContainsKey) ? ReleasedLabels.Attention(samples, assigned) : samples;
    }

    /// <summary>Participants with emotional targets; without the one that the others are copies of, which the release left without annotations.</summary>
    public static SampleSet OfFusionTables(SampleSet samples, ReleasedStudy release)
    {
        ParticipantId[] copied = [.. release.Recordings.Select(one => one.Metadata?.Source).OfType<ParticipantId>().Distinct()];
        HashSet<ParticipantId> kept =
            [.. release.Recordings.Where(one => one.Emotional is not null && !copied.Contains(one.Participant)).Select(one => one.Participant)];
        int[] places = [.. Enumerable.Range(0, samples.Count).Where(sample => kept.Contains(samples.Participants[samples.ParticipantOf[sample]]))];
        AlignedStudy study = samples.Study;
        return places.Length == 0 ? samples : new SampleSet(
            new AlignedStudy(study.Root, study.Provenance, [.. study.Recordings.Where(one => kept.Contains(one.Participant))], study.Notes),
            new FrameBank(samples.Frames.Side, places.Select(place => samples.Frames[place].ToArray())));
    }

    /// <summary>The participant that the report's fusion models are scored on: MP 5114 where there is one, else the last.</summary>
    public static int HeldOut(SampleSet samples)
    {
        int place = samples.Participants.ToList().FindIndex(id => id.ToString().EndsWith("MP 5114", StringComparison.Ordinal));
        return place >= 0 ? place : samples.Participants.Count - 1;
    }
}

using System.Globalization;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>The divisions that the report's figures were computed on, where the samples are those of the release itself.</summary>
/// <remarks>
/// The library that drew them shuffles with a generator of its own, so the result is kept as a list: data/report/released-split.csv holds the 30 of 100
/// indices that scikit-learn's train_test_split(test_size=0.3, stratify=labels, random_state=42) gives for the order of participants in the release.
/// </remarks>
public static class ReleasedSplit
{
    private static readonly (ParticipantId Participant, int Frame)[] Listed = [.. ReportResource.Rows("released-split.csv")
        .Select(cells => (ParticipantId.Parse(cells[1]), int.Parse(cells[2], CultureInfo.InvariantCulture)))];

    /// <summary>The 30 validation frames, by participant and frame, in the order of the list.</summary>
    public static IReadOnlyList<(ParticipantId Participant, int Frame)> ValidationFrames => Listed;

    /// <summary>The samples that the video-only models were validated on and reported from, ascending; null where these are not the released frames with the
    /// labels that the released code gives them.</summary>
    internal static int[]? Validation(LabelledSamples labelled)
    {
        (SampleSet samples, EmotionTask task) = (labelled.Samples, labelled.Task);
        if (task.Count != 1 || task.Names[0] != "Attention" || !AreReleasedFrames(samples) || labelled.Without.Count > 0) return null;
        Dictionary<ParticipantId, bool> assigned = ReleasedAssignment.All.ToDictionary(one => one.Participant, one => one.Attention);
        int[] all = [.. Enumerable.Range(0, samples.Count)];
        if (!all.All(sample => labelled.Labels[sample] > 0.5f == assigned[samples.Participants[samples.ParticipantOf[sample]]])) return null;
        HashSet<(ParticipantId, int)> listed = [.. Listed];
        return [.. all.Where(sample => listed.Contains((samples.Participants[samples.ParticipantOf[sample]], samples.Study.Rows[sample].FrameIndex)))];
    }

    /// <summary>The place of the participant whom the fusion models were scored on; null where the participants with labels are not the release's
    /// four.</summary>
    internal static int[]? HeldOut(LabelledSamples labelled)
    {
        ReleasedAssignment[] four = [.. ReleasedAssignment.All.Where(one => one.Fusion != "none")];
        IReadOnlyList<ParticipantId> people = labelled.Samples.Participants;
        return labelled.People.Select(place => people[place]).Order().SequenceEqual(four.Select(one => one.Participant).Order())
            ? [.. labelled.People.Where(place => four.Any(one => one.Fusion == "held-out" && one.Participant == people[place]))] : null;
    }

    private static bool AreReleasedFrames(SampleSet samples) => ReleasedAssignment.Are(samples.Participants)
        && samples.Study.Rows.GroupBy(row => row.Participant)
            .All(own => own.Select(row => row.FrameIndex).Order().SequenceEqual(Enumerable.Range(0, ReleasedAssignment.FramesEach)));
}

using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>A participant, a recording or a window of time on both sides of a split.</summary>
/// <remarks>A recording counts by its file and by what it shows, so that copies under another name are found.</remarks>
public sealed class SplitOverlap() : AuditCheck("split-overlap", "Is a participant, recording or window on both sides of a split?")
{
    /// <summary>Gaze and skin-conductance features of a row look back this far.</summary>
    public const double WindowMilliseconds = 1000;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsFrames(material) ?? (material.Splits.Count == 0 ? "no split to look at" : null);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (IGrouping<string, AuditedSplit> protocol in material.Splits.GroupBy(split => split.Protocol))
        {
            SampleSet samples = material.Samples!;
            AuditedSplit[] splits = [.. protocol];
            string[] people = [.. splits.SelectMany(split => Both(split, sample => samples.Participants[samples.ParticipantOf[sample]].ToString())).Distinct()];
            int windows = splits.Sum(split => SharedWindows(split, samples));
            int past = people.Length == 0 ? 0 : splits.Sum(split => PastWindows(split, samples));
            if (people.Length > 0)
            {
                yield return Find(AuditSeverity.Blocking,
                    $"Protocol {protocol.Key}: {Wording.List(people)} {Wording.Are(people.Length)} learnt from and scored on"
                        + (windows > 0
                        ? Invariant($"; {Wording.Count(windows, "scored row")} share a window of {WindowMilliseconds:0} ms with a row learnt from.") : ".")
                        + (past > 0 ? Invariant($" The {FrozenSequence.UsualMoments} moments up to a row, which a model over time sees, ")
                        + Invariant($"would reach into rows learnt from for {Wording.Count(past, "scored row")}; such windows are cut at the border.") : ""),
                    "Hold whole participants out (protocol lopo or k-groups). A score on known people may be reported as such, never as a score on new ones.");
            }

            Dictionary<ParticipantId, string> recordings = RecordingNames(material);
            string[] shared = [.. splits.SelectMany(split => Both(split, sample => recordings[samples.Participants[samples.ParticipantOf[sample]]])).Distinct()
                .Where(name => name.Contains('=', StringComparison.Ordinal))];
            if (shared.Length > 0)
            {
                yield return Find(AuditSeverity.Blocking,
                    $"Protocol {protocol.Key} holds participants apart that share a recording: {Wording.List(shared)}.",
                    "Put everyone who shares a recording on the same side, or keep one of them.");
            }
        }
    }

    private static IEnumerable<string> Both(AuditedSplit split, Func<int, string> name) => split.Learnt.Select(name).Distinct()
        .Intersect(split.Scored.Select(name).Distinct());

    private static int SharedWindows(AuditedSplit split, SampleSet samples)
    {
        ILookup<int, double> learnt = split.Learnt.ToLookup(sample => samples.ParticipantOf[sample], sample => samples.TimeMilliseconds[sample]);
        return split.Scored.Count(sample => learnt[samples.ParticipantOf[sample]]
            .Any(time => Math.Abs(time - samples.TimeMilliseconds[sample]) < WindowMilliseconds));
    }

    // Scored rows whose window holds a row learnt from, were it not cut.
    private static int PastWindows(AuditedSplit split, SampleSet samples)
    {
        HashSet<int> learnt = [.. split.Learnt];
        SampleWindows windows = new(samples, FrozenSequence.UsualMoments);
        return split.Scored.Count(sample => windows.Of([sample]).Rows.Any(learnt.Contains));
    }

    /// <summary>"A = B" for participants who show or use one recording; the participant's own id otherwise.</summary>
    private static Dictionary<ParticipantId, string> RecordingNames(AuditMaterial material)
    {
        Dictionary<ParticipantId, string> names = material.ContentGroups.SelectMany(group => group.Select(id => (id, Name: string.Join(" = ", group))))
            .ToDictionary(pair => pair.id, pair => pair.Name);
        foreach (IGrouping<string, AlignedRecording> file in material.Samples!.Study.Recordings.Where(recording => recording.VideoPath.Length > 0)
            .GroupBy(recording => recording.VideoPath)
            .Where(file => file.Select(recording => recording.Participant).Distinct().Skip(1).Any()))
            foreach (ParticipantId id in file.Select(recording => recording.Participant).Where(id => !names[id].Contains('=', StringComparison.Ordinal)))
                names[id] = string.Join(" = ", file.Select(recording => recording.Participant).Distinct().Order());
        return names;
    }
}

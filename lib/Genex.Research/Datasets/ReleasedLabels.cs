using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>Labels that the released code assigns to participants by name, and no table holds.</summary>
public static class ReleasedLabels
{
    private static readonly int AttentionPlace = EmotionalTargets.IndexOf("Attention");

    /// <summary>The same samples with one and the same attention label in every row of a participant.</summary>
    /// <param name="samples">Frames of participants who all have a label.</param>
    /// <param name="assigned">Label by participant.</param>
    /// <exception cref="KeyNotFoundException">A participant has none.</exception>
    public static SampleSet Attention(SampleSet samples, IReadOnlyDictionary<ParticipantId, bool> assigned)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(assigned);
        AlignedStudy study = samples.Study;
        return new SampleSet(
            study with
            {
                Recordings = [.. study.Recordings.Select(one => one
                    with { Rows = [.. one.Rows.Select(row => WithAttention(row, assigned[row.Participant] ? 1 : 0))] })],
            }, samples.Frames);
    }

    private static AlignedRow WithAttention(AlignedRow row, float value)
    {
        float[] targets = [.. row.Targets];
        bool[] present = [.. row.TargetPresent];
        (targets[AttentionPlace], present[AttentionPlace]) = (value, true);
        return row with { Targets = targets, TargetPresent = present };
    }
}

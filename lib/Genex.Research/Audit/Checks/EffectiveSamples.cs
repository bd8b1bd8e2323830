using Genex.Research.Alignment;

namespace Genex.Research.Audit.Checks;

/// <summary>How much the rows are worth: independent participants, and independent moments within one.</summary>
/// <remarks>
/// Effective count n / (1 + 2 x sum of autocorrelations) per participant and target (Geyer 1992), summed over participants, median over the targets that vary.
/// The smallest two-sided p of a sign-flip test over N participants is 2 / 2^N.
/// </remarks>
public sealed class EffectiveSamples() : AuditCheck("effective-samples", "How many independent samples are there?")
{
    /// <summary>Participants from which a sign-flip test can reach p &lt; 0.05.</summary>
    public const int LeastParticipants = 6;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        IReadOnlyList<AlignedRecording> recordings = material.Aligned!.Recordings;
        double[] worth = [.. AlignedColumn.TargetsOf(material.Aligned!).Where(target => target.Known(material.Aligned.Rows).Distinct().Skip(1).Any())
            .Select(target => recordings.Sum(recording => Worth([.. target.Known(recording.Rows).Select(value => (double)value)])))];
        int rows = material.Aligned.Rows.Count, participants = recordings.Select(recording => recording.Participant).Distinct().Count();
        string whose = Wording.Count(participants, "participant")
            + (participants == recordings.Count ? "" : $" in {Wording.Count(recordings.Count, "recording")}");
        if (worth.Length > 0)
        {
            double median = Moments.Median(worth);
            yield return Find(AuditSeverity.Note,
                Invariant($"{Wording.Count(rows, "row")} of {whose} are worth about {median:0} independent ones ")
                + Invariant($"for the median target ({worth.Min():0} to {worth.Max():0}): successive rows repeat each other."),
                "Resample participants, not rows; an interval over rows is too narrow.");
        }

        // A participant whose target never changes, or who has under four rows, is one sample.
        static double Worth(double[] series) => EffectiveSampleSize.Of(series) ?? Math.Min(1, series.Length);

        int people = material.Samples is null ? participants : material.ContentGroups.Count;
        if (people < LeastParticipants)
        {
            yield return Find(AuditSeverity.Warning,
                Invariant($"With {Wording.Count(people, "independent participant")} the smallest two-sided p that a sign-flip test over participants can ")
                + Invariant($"give is {Math.Min(1, 2 / Math.Pow(2, people)):0.###}."),
                $"Differences cannot be significant at 0.05 with fewer than {LeastParticipants}; show every participant instead.");
        }
    }
}

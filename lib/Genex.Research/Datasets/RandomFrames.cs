namespace Genex.Research.Datasets;

/// <summary>"report-a": random frames, stratified by the label, 70 % to train and 30 % to validate and report from. Frames of one participant fall on both
/// sides.</summary>
/// <remarks>
/// As the report did it, leakage included. Seed 42 as released; the permutation comes from this library's generator, so the very frames differ from the
/// release's.
/// Stratified by the label of a task with one target, and by the number of active targets of one with more. Each stratum gives 30 % (rounded, at least one
/// where it has two).
/// </remarks>
public sealed record RandomFrames() : Protocol("report-a", "random frames, as reported", HoldsParticipantsApart: false, AsReported: true)
{
    private const int Seed = 42;

    /// <inheritdoc/>
    public override IReadOnlyList<Fold> Divide(SampleSet samples, EmotionTask task)
    {
        (float[] labels, _) = task.LabelsOf(samples);
        List<int> validation = [];
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, samples.Count).GroupBy(ActiveTargets).OrderBy(group => group.Key))
        {
            int[] members = [.. stratum];
            new SeededRandom(Seed, stratum.Key).Shuffle<int>(members);
            int share = Math.Max(members.Length >= 2 ? 1 : 0, (int)Math.Round(0.3 * members.Length, MidpointRounding.AwayFromZero));
            validation.AddRange(members.Take(share));
        }

        int[] held = [.. validation.Order()];
        int[] train = [.. Enumerable.Range(0, samples.Count).Except(held)];
        return [new Fold(0, "30 % of frames", train, held, held, reportsFromValidation: true)];

        int ActiveTargets(int sample) => (int)labels.AsSpan(sample * task.Count, task.Count).ToArray().Sum();
    }
}

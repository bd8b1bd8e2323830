namespace Genex.Research.Datasets;

/// <summary>"report-a": random frames, stratified by the label, 70 % to train and 30 % to validate and report from. Frames of one participant fall on both
/// sides.</summary>
/// <remarks>
/// As the report did it, leakage included. Where the study is the release itself, with the labels that its code assigned, these are the very frames
/// (<see cref="ReleasedSplit"/>); elsewhere seed 42 as released, with this library's generator. Frames without a label are on neither side.
/// Stratified by the label of a task with one target, and by the number of active targets of one with more. Each stratum gives 30 % (rounded, at least one
/// where it has two).
/// </remarks>
public sealed record RandomFrames() : Protocol("report-a", "random frames, as reported", HoldsParticipantsApart: false, AsReported: true)
{
    private const int Seed = 42;

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        int[] usable = labelled.WithLabel, held = ReleasedSplit.Validation(labelled) ?? Stratified(labelled, usable);
        return [new Fold(0, "30 % of frames", [.. usable.Except(held)], held, held, reportsFromValidation: true)];
    }

    private static int[] Stratified(LabelledSamples labelled, int[] usable)
    {
        List<int> validation = [];
        foreach (IGrouping<int, int> stratum in usable.GroupBy(ActiveTargets).OrderBy(group => group.Key))
        {
            int[] members = [.. stratum];
            new SeededRandom(Seed, stratum.Key).Shuffle<int>(members);
            int share = Math.Max(members.Length >= 2 ? 1 : 0, (int)Math.Round(0.3 * members.Length, MidpointRounding.AwayFromZero));
            validation.AddRange(members.Take(share));
        }

        return [.. validation.Order()];

        int ActiveTargets(int sample) => (int)labelled.Labels.AsSpan(sample * labelled.Task.Count, labelled.Task.Count).ToArray().Sum();
    }
}

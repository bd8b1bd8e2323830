namespace Genex.Research.Datasets;

/// <summary>"report-b": participants shuffled with seed 42, the last quarter held out to validate and report from.</summary>
/// <remarks>
/// Four participants give 3 to train and 1 to validate, as released; N give round(N / 4), at least 1. The best epoch is chosen on, and reported from, the
/// held-out participants, so the score is optimistic even though no participant is on both sides. The shuffle comes from this library's generator.
/// </remarks>
public sealed record OneParticipantSplit()
    : Protocol("report-b", "3 participants train, 1 validates, as reported", HoldsParticipantsApart: true, AsReported: true)
{
    private const int Seed = 42;

    /// <inheritdoc/>
    public override IReadOnlyList<Fold> Divide(SampleSet samples, EmotionTask task)
    {
        Require(samples, 2);
        int[] order = [.. Enumerable.Range(0, samples.Participants.Count)];
        new SeededRandom(Seed).Shuffle<int>(order);
        int held = Math.Max(1, (int)Math.Round(order.Length / 4.0, MidpointRounding.AwayFromZero));
        int[] heldOut = [.. order[^held..].Order()];
        int[] validation = samples.SamplesOf(heldOut);
        return [new Fold(0, string.Join(", ", heldOut.Select(place => samples.Participants[place])), samples.SamplesOf(order[..^held]), validation, validation,
            reportsFromValidation: true).WithParticipantsApart(samples)];
    }
}

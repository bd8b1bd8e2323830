namespace Genex.Research.Datasets;

/// <summary>"report-b": participants shuffled with seed 42, the last quarter held out to validate and report from.</summary>
/// <remarks>
/// Four participants give 3 to train and 1 to validate, as released; N give round(N / 4), at least 1. The best epoch is chosen on, and reported from, the
/// held-out participants, so the score is optimistic even though no participant is on both sides. Where the study is the release itself, the released
/// code's own shuffle holds out MP 5114 (<see cref="ReleasedSplit"/>); elsewhere the shuffle comes from this library's generator.
/// </remarks>
public sealed record OneParticipantSplit()
    : Protocol("report-b", "3 participants train, 1 validates, as reported", HoldsParticipantsApart: true, AsReported: true)
{
    private const int Seed = 42;

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        Require(labelled, 2);
        SampleSet samples = labelled.Samples;
        int[] heldOut = ReleasedSplit.HeldOut(labelled) ?? LastQuarter([.. labelled.People]);
        int[] validation = samples.SamplesOf(heldOut), train = samples.SamplesOf([.. labelled.People.Except(heldOut)]);
        return [new Fold(0, string.Join(", ", heldOut.Select(place => samples.Participants[place])), train, validation, validation,
            reportsFromValidation: true).WithParticipantsApart(samples)];
    }

    private static int[] LastQuarter(int[] order)
    {
        new SeededRandom(Seed).Shuffle<int>(order);
        int held = Math.Max(1, (int)Math.Round(order.Length / 4.0, MidpointRounding.AwayFromZero));
        return [.. order[^held..].Order()];
    }
}

namespace Genex.Research.Datasets;

/// <summary>"lopo": one fold per participant, who is held out; the next participant in order of id chooses the epoch, the others train.</summary>
/// <remarks>Weights, scaling and epoch never see the held-out participant. The inner validation participant rotates, so everyone serves once.</remarks>
public sealed record LeaveOneParticipantOut() : Protocol("lopo", "leave one participant out", HoldsParticipantsApart: true, AsReported: false)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Fold> Divide(SampleSet samples, EmotionTask task)
    {
        Require(samples, 3);
        int count = samples.Participants.Count;
        return [.. Enumerable.Range(0, count).Select(heldOut =>
        {
            int inner = (heldOut + 1) % count;
            int[] train = samples.SamplesOf([.. Enumerable.Range(0, count).Where(place => place != heldOut && place != inner)]);
            return new Fold(heldOut, samples.Participants[heldOut].ToString(), train, samples.SamplesOf(inner), samples.SamplesOf(heldOut),
                reportsFromValidation: false).WithParticipantsApart(samples);
        })];
    }
}

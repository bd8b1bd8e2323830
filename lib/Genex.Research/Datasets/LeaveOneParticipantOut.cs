namespace Genex.Research.Datasets;

/// <summary>"lopo": one fold per participant, who is held out; the next participant in order of id chooses the epoch, the others train.</summary>
/// <remarks>Weights, scaling and epoch never see the held-out participant. The inner validation participant rotates, so everyone serves once.</remarks>
public sealed record LeaveOneParticipantOut() : Protocol("lopo", "leave one participant out", HoldsParticipantsApart: true, AsReported: false)
{
    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        Require(labelled, 3);
        (SampleSet samples, int[] people) = (labelled.Samples, labelled.People);
        return [.. people.Select((heldOut, index) =>
        {
            int inner = people[(index + 1) % people.Length];
            int[] train = samples.SamplesOf([.. people.Where(place => place != heldOut && place != inner)]);
            return new Fold(index, samples.Participants[heldOut].ToString(), train, samples.SamplesOf(inner), samples.SamplesOf(heldOut),
                reportsFromValidation: false).WithParticipantsApart(samples);
        })];
    }
}

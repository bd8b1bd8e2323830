namespace Genex.Research.Datasets;

/// <summary>"k-groups-K": participants shuffled with seed 42 into K groups of nearly equal size; each is held out once, the next one chooses the
/// epoch.</summary>
/// <param name="Folds">K, at least 3 (one group tests, one validates, one trains).</param>
public sealed record ParticipantGroups(int Folds)
    : Protocol(Invariant($"k-groups-{Folds}"), Invariant($"{Folds} groups of participants"), HoldsParticipantsApart: true, AsReported: false)
{
    private const int Seed = 42;

    /// <inheritdoc cref="ParticipantGroups(int)" path="/param[@name='Folds']"/>
    public int Folds { get; init; } = Folds >= 3 ? Folds
        : throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Groups of participants need at least 3 folds.");

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        Require(labelled, Folds);
        SampleSet samples = labelled.Samples;
        int[] order = [.. labelled.People];
        new SeededRandom(Seed).Shuffle<int>(order);
        int[][] groups = [.. Enumerable.Range(0, Folds).Select(fold => order.Where((_, place) => place % Folds == fold).Order().ToArray())];
        return [.. Enumerable.Range(0, Folds).Select(fold =>
        {
            int[] inner = groups[(fold + 1) % Folds];
            int[] train = samples.SamplesOf([.. order.Except(groups[fold]).Except(inner)]);
            string name = string.Join(", ", groups[fold].Select(place => samples.Participants[place]));
            return new Fold(fold, name, train, samples.SamplesOf(inner), samples.SamplesOf(groups[fold]), reportsFromValidation: false)
                .WithParticipantsApart(samples);
        })];
    }
}

using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>Ways of joining two modalities in one world: same frozen body, same embeddings, same budget.</summary>
/// <param name="World">Its name.</param>
/// <param name="Reference">What each is set against: the first.</param>
/// <param name="Others">The rest.</param>
public sealed record FusionZoo(string World, LostModality Reference, IReadOnlyList<LostModality> Others)
{
    /// <summary>Scores each run as it is and without a modality.</summary>
    /// <param name="experiment">Of the world.</param>
    /// <param name="world">Which.</param>
    /// <param name="reference">What each is set against.</param>
    /// <param name="runs">Of the same task and protocol.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static FusionZoo Of(Experiment experiment, Simulation.SimulatedWorld world, RunRecord reference, IEnumerable<RunRecord> runs,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(runs);
        CancellationToken token = CellToken.Or(cancellation);
        return new(world.Name, LostModality.Of(experiment, reference, token), [.. runs.Select(run => LostModality.Of(experiment, run, token))]);
    }

    /// <summary>All of them, the reference first.</summary>
    public IReadOnlyList<LostModality> All => [Reference, .. Others];

    /// <summary>Each other way against the reference, person by person, under one level (Holm) and corrected for folds that share training samples.</summary>
    public IReadOnlyList<PairedContrast> Contrasts => PairedContrast.Together(
        [.. Others.Select(one => PairedContrast.Of(one.Whole, Reference.Whole, seed: 1, shared: TestFolds.Shared(Reference.Run)))]);
}

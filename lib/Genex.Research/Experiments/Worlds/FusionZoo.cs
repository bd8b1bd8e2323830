using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Simulation;

namespace Genex.Research.Experiments;

/// <summary>Ways of joining two modalities in one world: same frozen body, same embeddings, same budget.</summary>
/// <param name="World">What is there to be found.</param>
/// <param name="Reference">What each is set against: the first.</param>
/// <param name="Others">The rest.</param>
public sealed record FusionZoo(SimulatedWorld World, LostModality Reference, IReadOnlyList<LostModality> Others)
{
    /// <summary>Trains models on attention, or finds the runs, and scores each as it is and without a modality.</summary>
    /// <param name="world">Which.</param>
    /// <param name="whole">Of the world.</param>
    /// <param name="set">What fusion models may look at.</param>
    /// <param name="protocol">How people are divided.</param>
    /// <param name="models">Ids; the first is the reference.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch.</param>
    /// <exception cref="ArgumentException">No model is named.</exception>
    public static FusionZoo Of(SimulatedWorld world, Experiment whole, SignalSet set, Protocol protocol, IReadOnlyList<string> models,
        IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0) throw new ArgumentException("No model is named; expected at least one.", nameof(models));
        CancellationToken token = CellToken.Or(cancellation);
        Experiment some = whole.WithSignals(set);
        LostModality[] all = [.. models.Select(model =>
        {
            Experiment own = ModelRegistry.Find(model).Family == ModelFamily.Fusion ? some : whole;
            return LostModality.Of(own, own.Run(model, EmotionTask.Attention, protocol, progress, cancellation: token), token);
        })];
        return new(world, all[0], all[1..]);
    }

    /// <summary>All of them, the reference first.</summary>
    public IReadOnlyList<LostModality> All => [Reference, .. Others];

    /// <summary>The model that sees the video alone, with the same body and budget; null where none was named.</summary>
    public LostModality? VideoAlone => All.FirstOrDefault(one => !Joins(one));

    /// <summary>Models that join modalities.</summary>
    public IReadOnlyList<LostModality> Joining => [.. All.Where(Joins)];

    /// <summary>A regression on the signals that the models see, without the video; null where there is none.</summary>
    public Scored? SignalsAlone => All.FirstOrDefault(Joins)?.Run is { } run ? run.Baselines.FirstOrDefault(scored => scored.Baseline == (
        run.Specification.Withheld switch
        {
            "" => BaselineId.AllSignals,
            "facial-coding" => BaselineId.GazeAndSkin,
            "all-but-own" => BaselineId.OwnSignals,
            _ => BaselineId.FacialCoding,
        })) : null;

    private static bool Joins(LostModality one) => ModelRegistry.Find(one.Run.Specification.Model).Family == ModelFamily.Fusion;

    /// <summary>Scores of people against other scores of the same people, under one level (Holm) and corrected for folds that share training samples.</summary>
    internal IReadOnlyList<PairedContrast> Together(IEnumerable<(IReadOnlyList<double?> One, IReadOnlyList<double?> Other)> pairs)
    {
        SharedTraining? shared = TestFolds.Shared(Reference.Run);
        return PairedContrast.Together([.. pairs.Select(pair => PairedContrast.Of(pair.One, pair.Other, seed: 1, shared: shared))]);
    }

    /// <summary>Each other way against the reference, person by person, under one level (Holm) and corrected for folds that share training samples.</summary>
    public IReadOnlyList<PairedContrast> Contrasts => Together(Others.Select(one => (one.Whole, Reference.Whole)));
}

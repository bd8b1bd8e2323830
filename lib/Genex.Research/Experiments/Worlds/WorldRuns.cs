using Genex.Research.Evaluation;
using Genex.Research.Simulation;

namespace Genex.Research.Experiments;

/// <summary>Runs of several models in one world.</summary>
/// <param name="World">What is there to be found.</param>
/// <param name="Runs">Of one task and protocol.</param>
public sealed record WorldRuns(SimulatedWorld World, IReadOnlyList<RunRecord> Runs) : WorldResult(World.Name, World.Face || World.Signals)
{
    /// <summary>The models, then the baselines that learn from pixels and signals.</summary>
    public override IReadOnlyList<WorldScore> Scores =>
    [
        .. Runs.Select(run => Of(run.Specification.Label, false, run.Model, run.Learning.TrainingRocArea)),
        .. Baselines.Select(scored => Of(scored.Name, true, scored, null)),
    ];

    /// <inheritdoc/>
    public override SharedTraining? Shared => TestFolds.Shared(Runs[0]);

    /// <summary>Makes the runs.</summary>
    /// <param name="experiment">Of the world.</param>
    /// <param name="world">Which.</param>
    /// <param name="runs">Makes each run.</param>
    public static WorldRuns Of(Experiment experiment, SimulatedWorld world, params IEnumerable<Func<Experiment, RunRecord>> runs) =>
        new(world, [.. runs.Select(run => run(experiment))]);

    /// <summary>Baselines that are shown beside models.</summary>
    internal IEnumerable<Scored> Baselines => Runs[0].Baselines.Where(scored => Shown.Contains(scored.Baseline));

    private static readonly BaselineId?[] Shown =
        [BaselineId.Pixels, BaselineId.GazeAndSkin, BaselineId.LateFusion, BaselineId.FacialCoding, BaselineId.AllSignals];

    private static WorldScore Of(string name, bool isBaseline, Scored scored, double? training) =>
        new(name, isBaseline, [.. scored.PerParticipant.Select(person => person.Scores.RocArea)], training);
}

using Genex.Research.Evaluation;
using Genex.Research.Simulation;

#pragma warning disable MA0048 // runs in a world, and what each predictor scores there

namespace Genex.Research.Experiments;

/// <summary>What a predictor scores in a world: area under the ROC curve within each person, so that telling people apart earns nothing.</summary>
/// <param name="Name">Of the model or baseline.</param>
/// <param name="IsBaseline">Whether it is there to be beaten.</param>
/// <param name="PerPerson">One area per person; null where a person shows one class only.</param>
/// <param name="Training">Area on the samples that a model learnt from; null for a baseline.</param>
/// <param name="Interval">95 % interval of the mean over people; null without spread.</param>
public sealed record WorldScore(string Name, bool IsBaseline, IReadOnlyList<double?> PerPerson, double? Training, ParticipantInterval? Interval)
{
    /// <summary>Mean over people.</summary>
    public double? Mean => PerPerson.Average();

    /// <summary>Whether the interval lies above chance: something was found.</summary>
    public bool Finds => Interval?.Lower > 0.5;
}

/// <summary>Runs of several models in one world.</summary>
/// <param name="World">What is there to be found.</param>
/// <param name="Runs">Of one task and protocol.</param>
public sealed record WorldRuns(SimulatedWorld World, IReadOnlyList<RunRecord> Runs)
{
    /// <summary>The models, then the baselines that learn from pixels and signals.</summary>
    public IReadOnlyList<WorldScore> Scores =>
    [
        .. Runs.Select(run => Of(run.Specification.Label, false, run.Model, run.Learning.TrainingRocArea, run)),
        .. Whole.Baselines.Where(scored => Shown.Contains(scored.Baseline)).Select(scored => Of(scored.Name, true, scored, null, Whole)),
    ];

    /// <summary>Makes the runs.</summary>
    /// <param name="experiment">Of the world.</param>
    /// <param name="world">Which.</param>
    /// <param name="runs">Makes each run.</param>
    public static WorldRuns Of(Experiment experiment, SimulatedWorld world, params IEnumerable<Func<Experiment, RunRecord>> runs) =>
        new(world, [.. runs.Select(run => run(experiment))]);

    private static readonly BaselineId?[] Shown =
        [BaselineId.Pixels, BaselineId.GazeAndSkin, BaselineId.LateFusion, BaselineId.FacialCoding, BaselineId.AllSignals];

    // Baselines of a run without some of its inputs would be without them too.
    private RunRecord Whole => Runs.FirstOrDefault(run => run.Specification.Withheld.Length == 0) ?? Runs[0];

    private static WorldScore Of(string name, bool isBaseline, Scored scored, double? training, RunRecord run)
    {
        double?[] people = [.. scored.PerParticipant.Select(person => person.Scores.RocArea)];
        return new(name, isBaseline, people, training, PrimaryScore.Interval(people, (int)run.Specification.Seed));
    }
}

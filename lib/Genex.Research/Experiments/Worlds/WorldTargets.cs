namespace Genex.Research.Experiments;

/// <summary>Scores of a world that asks for several targets: target by target, as models are and without a modality.</summary>
internal static class WorldTargets
{
    /// <summary>Scores models on each target as they are, without video and without signals, and baselines as they are.</summary>
    /// <param name="world">With the runs.</param>
    /// <param name="runs">The same runs, each with its experiment.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public static IEnumerable<WorldScore> Of(WorldRuns world, IReadOnlyList<(Experiment Experiment, RunRecord Run)> runs, CancellationToken cancellation) =>
    [
        .. runs.SelectMany(one => OfRun(one.Experiment, one.Run, cancellation)),
        .. world.Baselines.SelectMany(scored => runs[0].Run.Task.Names.Select((name, target) =>
            Score(scored.Name, name, null, [.. scored.PerParticipant.Select(person => person.Scores.Targets[target].RocArea)], isBaseline: true))),
    ];

    private static IEnumerable<WorldScore> OfRun(Experiment experiment, RunRecord run, CancellationToken cancellation) =>
        LostModality.Of(experiment, run, cancellation).Targets.SelectMany(one => new[]
        {
            Score(run.Specification.Label, one.Target, null, one.Whole, isBaseline: false) with { Training = run.Learning.TrainingRocArea },
            Score(run.Specification.Label, one.Target, "video", one.WithoutVideo, isBaseline: false),
            Score(run.Specification.Label, one.Target, "signals", one.WithoutSignals, isBaseline: false),
        });

    // Names are what a record tells scores apart by.
    private static WorldScore Score(string name, string target, string? without, IReadOnlyList<double?> perPerson, bool isBaseline) =>
        new($"{name}, {target}{(without is null ? "" : $", without {without}")}", isBaseline, perPerson, null)
        { Predictor = name, Target = target, Without = without };
}

using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>A finished run as a list shows it and a comparison chooses by, without its predictions.</summary>
public sealed record RunEntry
{
    /// <summary>Name of its folder.</summary>
    public required string Id { get; init; }

    /// <inheritdoc cref="RunSpecification.Model"/>
    public required string Model { get; init; }

    /// <inheritdoc cref="RunSpecification.Seed"/>
    public required long Seed { get; init; }

    /// <inheritdoc cref="RunSpecification.Label"/>
    public required string Label { get; init; }

    /// <summary>Id of the task.</summary>
    public required string Task { get; init; }

    /// <summary>Id of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <inheritdoc cref="RunSpecification.Profile"/>
    public required string Profile { get; init; }

    /// <inheritdoc cref="RunSpecification.Study"/>
    public required string Study { get; init; }

    /// <inheritdoc cref="RunSpecification.Provenance"/>
    public Provenance? Provenance { get; init; }

    /// <inheritdoc cref="RunEnvironment.Started"/>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Fraction of right answers over all folds together, 0 to 1; null where undefined.</summary>
    public double? Accuracy { get; init; }

    /// <summary>The same of the training majority.</summary>
    public double? MajorityAccuracy { get; init; }

    /// <summary>Macro-F1 over all folds together, 0 to 1; null where undefined.</summary>
    public double? MacroF1 { get; init; }

    /// <summary>The entry of a run.</summary>
    public static RunEntry Of(RunRecord run) => new()
    {
        Id = Path.GetFileName(run.Folder),
        Model = run.Specification.Model,
        Seed = run.Specification.Seed,
        Label = run.Specification.Label,
        Task = run.Specification.Task.Id,
        Protocol = run.Specification.Protocol.Id,
        Profile = run.Specification.Profile,
        Study = run.Specification.Study,
        Provenance = run.Specification.Provenance,
        Started = run.Environment.Started,
        Accuracy = run.Model.Overall.ElementAccuracy,
        MajorityAccuracy = run.Scores.FirstOrDefault(scored => scored.Baseline == BaselineId.Majority)?.Overall.ElementAccuracy,
        MacroF1 = run.Model.Overall.MacroF1,
    };
}

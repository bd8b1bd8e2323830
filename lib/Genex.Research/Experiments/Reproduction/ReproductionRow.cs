using System.Text.Json.Serialization;

#pragma warning disable MA0048 // a row and a score of it

namespace Genex.Research.Experiments;

/// <summary>The two figures that the report prints of a model.</summary>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="F1">0 to 1: of the class "attentive" for the A models, macro over all 17 targets (0 where one never occurs) for the B models; null where it is
/// undefined.</param>
public sealed record ReproducedScore(double Accuracy, double? F1);

/// <summary>One figure of the report's two tables: how it came about, and what the same procedure gives here.</summary>
/// <param name="Id">Id of the architecture.</param>
/// <param name="Reported">As printed.</param>
/// <param name="Reproduced">Ours under exactly that procedure: from the weights that the released script begins with where it sets a seed, else the median over
/// random starts of each of the two; null when no run was made.</param>
/// <param name="Procedure">Labels, split, epoch and scaling, in sentences.</param>
/// <param name="HeldOut">Ours with every participant held out in turn and signals scaled, at an epoch that another participant chose; null when the run was not
/// made.</param>
/// <param name="Majority">A predictor that looks at nothing, under the report's procedure; null when the run was not made.</param>
/// <param name="Sources">Files of the release, each with its commit: stored runs, code.</param>
/// <param name="Runs">Ids of our runs; empty when there are none.</param>
public sealed record ReproductionRow(
    string Id, ReproducedScore Reported, ReproducedScore? Reproduced, string Procedure, ReproducedScore? HeldOut, ReproducedScore? Majority,
    IReadOnlyList<string> Sources, IReadOnlyList<string> Runs)
{
    /// <summary>What each start came to under the report's procedure; empty when no run was made.</summary>
    public IReadOnlyList<ReproducedScore> Starts { get; init; } = [];

    /// <summary>Whether the first start is the released script's own, whose seed says with which weights it begins; the others are random.</summary>
    public bool ScriptStart { get; init; }

    /// <summary>In a record: when the row was made, UTC, where that was before the others; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init; }

    /// <summary>Accuracy of each start at its last epoch, on the samples that the epoch was chosen on: what choosing an epoch has not
    /// improved.</summary>
    public IReadOnlyList<double> LastEpochs { get; init; } = [];

    /// <summary>Whether the reported accuracy lies within those of our starts; null where there are fewer than two.</summary>
    public bool? ReportedWithinStarts => Starts.Count < 2 ? null
        : Reported.Accuracy >= Starts.Min(start => start.Accuracy) - Rounding && Reported.Accuracy <= Starts.Max(start => start.Accuracy) + Rounding;

    // The report prints three digits.
    private const double Rounding = 0.0005;
}

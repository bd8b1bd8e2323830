using System.Globalization;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>How far a run has come.</summary>
/// <param name="Specification">Which run.</param>
/// <param name="Fold">Place of the current fold, from 0.</param>
/// <param name="Folds">Number of folds.</param>
/// <param name="FoldName">What the fold holds out.</param>
/// <param name="Epochs">Most epochs of a fold.</param>
/// <param name="Epoch">The epoch that has just ended; null when the fold was already done.</param>
public sealed record RunProgress(RunSpecification Specification, int Fold, int Folds, string FoldName, int Epochs, EpochRecord? Epoch)
    : Progress(Specification.Label, Fold, Folds, "folds")
{
    /// <summary>Place of the current training within its fold, from 0: the inner ones of a nested fold, then its own.</summary>
    public int Part { get; init; }

    /// <summary>Trainings of a fold; 1 where folds are not nested.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Which inner training, as "inner 2/8, LE 3299"; empty for the fold's own.</summary>
    public string PartName { get; init; } = "";

    /// <summary>What is being done before the epoch, in words; null after an epoch.</summary>
    public string? Preparing { get; init; }

    /// <summary>Share of the run that is done at most, 0 to 1 (folds that stop early jump ahead).</summary>
    public double Share =>
        (Fold + (Preparing is null && Epoch is null ? 1 : (Part + (Preparing is null ? Math.Min(1, (double)Epoch!.Epoch / Epochs) : 0)) / Parts)) / Folds;

    /// <summary>One line for a console.</summary>
    public override string ToString()
    {
        string where = Invariant($"{Specification.Label} {Specification.Task} {Specification.Protocol}, fold {Fold + 1}/{Folds} ")
            + $"({FoldName}){(PartName.Length == 0 ? "" : $", {PartName}")}";
        if (Preparing is not null) return $"{where}: {Preparing}";
        if (Epoch is null) return $"{where}: done before";
        string validation = Epoch.ValidationLoss is null ? ""
            : Invariant($", validation loss {Epoch.ValidationLoss:F3}, macro-F1 ")
                + Invariant($"{Epoch.ValidationMacroF1?.ToString("F3", CultureInfo.InvariantCulture) ?? "n/a"}")
                + (Epoch.Improved ? " *" : "");
        return Invariant($"{where}, epoch {Epoch.Epoch}/{Epochs}: loss {Epoch.TrainingLoss:F3}{validation}, {Epoch.Seconds:F1} s");
    }
}

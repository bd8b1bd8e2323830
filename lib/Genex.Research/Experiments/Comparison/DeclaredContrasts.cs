using Genex.Research.Evaluation;
using Genex.Research.Models;

namespace Genex.Research.Experiments;

/// <summary>The contrasts that were declared before any run was looked at, and the grid that was not.</summary>
public static class DeclaredContrasts
{
    /// <summary>Best B against best A, B.2 against B.1, B.3 against B.2, each model against the training majority: those that the rows allow, under one level
    /// (Holm).</summary>
    /// <remarks>The best of A and of B is the one with the lowest validation loss. A participant without a score on either side is left out of that
    /// contrast.</remarks>
    internal static IReadOnlyList<RunContrast> Of(IReadOnlyList<ComparisonRow> rows, int seed)
    {
        ComparisonRow[] models = [.. rows.Where(row => row.Predictor.Variant is { Changed: null })];
        ComparisonRow majority = rows.First(row => row.Predictor.Baseline == BaselineId.Majority);
        List<(ComparisonRow First, ComparisonRow Second)> pairs = [];
        Pair(Comparison.Best(models, ModelFamily.Fusion), Comparison.Best(models, ModelFamily.Video));
        Pair(Plain("B.2"), Plain("B.1"));
        Pair(Plain("B.3"), Plain("B.2"));
        pairs.AddRange(models.Select(model => (model, majority)));
        PairedContrast[] alone = [.. pairs.Select(pair => PairedContrast.Of(pair.First.PerParticipant, pair.Second.PerParticipant, seed))];
        return [.. pairs.Zip(PairedContrast.Together(alone), (pair, result) =>
            new RunContrast(pair.First.Predictor, pair.Second.Predictor, pair.First.Score, result))];

        ComparisonRow? Plain(string model) => models.FirstOrDefault(row => row.Predictor.Model == model && row.Predictor.IsPlain);
        void Pair(ComparisonRow? first, ComparisonRow? second)
        {
            if (first is not null && second is not null) pairs.Add((first, second));
        }
    }

    /// <summary>Each model against chance on each target, by balanced accuracy per participant: exploratory, under a false discovery rate (Benjamini and
    /// Hochberg).</summary>
    /// <returns>Models x K; the adjusted p is in <see cref="PairedContrast.AdjustedP"/>.</returns>
    public static IReadOnlyList<IReadOnlyList<PairedContrast>> Grid(ComparisonGroup group)
    {
        RunRecord[] runs = [.. group.FirstRuns];
        if (runs.Length == 0) return [];
        int targets = runs[0].Predictions.Targets.Count;
        PairedContrast[][] cells = [.. runs.Select(run => Enumerable.Range(0, targets).Select(target => AgainstChance(run, target)).ToArray())];
        double?[] adjusted = MultipleTesting.BenjaminiHochberg([.. cells.SelectMany(row => row.Select(cell => cell.Test?.P))]);
        return [.. cells.Select((row, model) => row.Select((cell, target) => cell with { AdjustedP = adjusted[model * targets + target] }).ToArray())];
    }

    private static PairedContrast AgainstChance(RunRecord run, int target)
    {
        double?[] scores = [.. run.Model.PerParticipant.Select(person => run.Scorable[target] ? person.Scores.Targets[target].BalancedAccuracy : null)];
        return PairedContrast.Of(scores, [.. scores.Select(_ => (double?)0.5)], (int)run.Specification.Seed);
    }
}

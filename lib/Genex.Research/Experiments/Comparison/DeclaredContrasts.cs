using Genex.Research.Evaluation;
using Genex.Research.Models;

namespace Genex.Research.Experiments;

/// <summary>The contrasts that were declared before any run was looked at, and the grid that was not.</summary>
public static class DeclaredContrasts
{
    /// <summary>Best B against best A, B.2 against B.1, B.3 against B.2, each model against the training majority: those that the rows allow, under one level
    /// (Holm).</summary>
    /// <remarks>The best of a family is chosen inside each fold (<see cref="FoldChoice"/>). A participant without a score on either side is left out of that
    /// contrast. Several seeds of a model are averaged per participant before anything is tested.</remarks>
    internal static ComparisonGroup Of(ComparisonGroup group, int seed)
    {
        ComparisonRow[] models = [.. group.Rows.Where(row => row.Predictor.Variant is { Changed: null })];
        FoldChoice? fusion = FoldChoice.Of(models, ModelFamily.Fusion), video = FoldChoice.Of(models, ModelFamily.Video);
        List<(Side First, Side Second)> pairs = [];
        Pair(fusion is null ? null : new(fusion.Predictor, fusion.PerParticipantOf), video is null ? null : new(video.Predictor, video.PerParticipantOf));
        Pair(Plain("B.2"), Plain("B.1"));
        Pair(Plain("B.3"), Plain("B.2"));
        foreach (ComparisonRow model in models) Pair(SideOf(model), SideOf(group.Majority));
        SharedTraining? shared = TestFolds.Shared(group.Runs[0]);
        PairedContrast[] alone =
            [.. pairs.Select(pair => group.Score.Contrast(pair.First.Scores, pair.Second.Scores, seed, shared))];
        return group with
        {
            Contrasts = [.. pairs.Zip(PairedContrast.Together(alone), (pair, result) =>
                new RunContrast(pair.First.Predictor, pair.Second.Predictor, group.Score, result)
                { Provenance = group.Runs[0].Specification.Provenance })],
            Choices = [.. new[] { fusion, video }.OfType<FoldChoice>().Where(choice => choice.Chosen.Count > 0)],
        };

        Side? Plain(string model) => models.FirstOrDefault(row => row.Predictor.Model == model && row.Predictor.IsPlain) is { } row ? SideOf(row) : null;
        void Pair(Side? first, Side? second)
        {
            if (first is not null && second is not null) pairs.Add((first, second));
        }
    }

    private static Side SideOf(ComparisonRow row) => new(row.Predictor, row.PerParticipantOf);

    private sealed record Side(PredictorIdentity Predictor, Func<Metric, IReadOnlyList<double?>> Scores);

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

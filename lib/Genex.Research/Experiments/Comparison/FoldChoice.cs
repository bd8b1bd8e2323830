using Genex.Research.Evaluation;
using Genex.Research.Models;

namespace Genex.Research.Experiments;

/// <summary>The best model of a family, chosen anew in each fold by the loss on that fold's own validation samples.</summary>
/// <remarks>
/// Somebody who is tested has no part in choosing. A choice by the mean over all folds would have: each participant is validated on in the other folds, so the
/// model that happens to suit the participants wins the choice and then the test.
/// </remarks>
/// <param name="Predictor">The family's only model, or "best A", "best fusion".</param>
/// <param name="PerParticipantOf">Scores of each participant under the model that its fold chose, by metric; in order of id.</param>
/// <param name="Chosen">How often each model was chosen, by name.</param>
public sealed record FoldChoice(
    PredictorIdentity Predictor, Func<Metric, IReadOnlyList<double?>> PerParticipantOf, IReadOnlyDictionary<string, int> Chosen)
{
    /// <summary>"best B: B.1 in 6 folds, B.2 in 3 folds"; empty where there was nothing to choose.</summary>
    public string Said => Chosen.Count == 0 ? "" : $"{Predictor.Name}: {string.Join(", ", Chosen.OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => Invariant($"{one.Key} in {one.Value} fold{(one.Value == 1 ? "" : "s")}")))}";

    /// <summary>Chooses among the models of a family.</summary>
    /// <param name="models">Rows of one comparison, as registered and with the profile's settings.</param>
    /// <param name="family">Which family.</param>
    /// <returns>Null without a model, or where the choice would see what is reported: a protocol that reports from its validation samples, or participants that
    /// are tested in several folds.</returns>
    internal static FoldChoice? Of(IEnumerable<ComparisonRow> models, ModelFamily family)
    {
        ComparisonRow[] rows = [.. models.Where(row => row.Predictor.Family == family)];
        if (rows.Length == 0) return null;
        if (rows.Length == 1) return new(rows[0].Predictor, rows[0].PerParticipantOf, new Dictionary<string, int>());
        RunRecord first = rows[0].Runs[0];
        if (first.Protocol.AsReported || TestFolds.Of(first) is not { } foldOf || rows.Any(row => row.Runs.Any(run => run.Folds.Count != first.Folds.Count)))
            return null;

        if (Pick([.. rows.Select(row => (IReadOnlyList<double?>)[.. Enumerable.Range(0, first.Folds.Count).Select(fold => LossOf(row, fold))])])
            is not { } picked) return null;
        ComparisonRow[] chosen = [.. picked.Select(model => rows[model])];
        char[] letters = [.. rows.Select(row => row.Name[0]).Distinct()];
        string name = letters.Length == 1 ? $"best {letters[0]}" : family == ModelFamily.Video ? "best video" : "best fusion";
        return new(
            new PredictorIdentity(name, family, null, null, null),
            metric => [.. foldOf.Select((fold, person) => chosen[fold].PerParticipantOf(metric)[person])],
            chosen.GroupBy(row => row.Name).ToDictionary(same => same.Key, same => same.Count()));
    }

    /// <summary>The model with the lowest loss in each fold, the first of equals.</summary>
    /// <param name="losses">By model: one validation loss per fold, null where there is none.</param>
    /// <returns>Null when a fold has no loss of any model.</returns>
    internal static int[]? Pick(IReadOnlyList<IReadOnlyList<double?>> losses)
    {
        int[] best = [.. Enumerable.Range(0, losses[0].Count).Select(fold => Enumerable.Range(0, losses.Count)
            .Where(model => losses[model][fold] is { } loss && double.IsFinite(loss)).OrderBy(model => losses[model][fold]).FirstOrDefault(-1))];
        return best.Contains(-1) ? null : best;
    }

    private static double? LossOf(ComparisonRow row, int fold) => row.Runs.Average(run => run.Folds[fold].Validated
        .Average(training => training.History[training.BestEpoch - 1].ValidationLoss));
}

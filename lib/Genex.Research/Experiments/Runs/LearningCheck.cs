namespace Genex.Research.Experiments;

/// <summary>Whether a run's model has learnt anything that a comparison could be about.</summary>
/// <param name="TrainingRocArea">Area under the ROC curve on the samples that it learnt from, mean over targets and folds; null where none is kept.</param>
/// <param name="ConstantPerPerson">Whether its probabilities hardly move within a person: nearly all that they differ by lies between people.</param>
public sealed record LearningCheck(double? TrainingRocArea, bool ConstantPerPerson)
{
    /// <summary>Below this area on its own training samples a model has not learnt what it was shown.</summary>
    public const double LearntFrom = 0.7;

    // A probability that moves less than this within a person decides nothing, whatever the person does.
    private const double MovesFrom = 0.01;

    /// <summary>Whether it has not learnt even the samples that it was shown.</summary>
    public bool Undertrained => TrainingRocArea < LearntFrom;

    /// <summary>What must be said beside its numbers; empty when there is nothing.</summary>
    public IEnumerable<string> Caveats
    {
        get
        {
            if (Undertrained) yield return Invariant($"undertrained: AUROC {TrainingRocArea:0.00} over all of its own training samples");
            if (ConstantPerPerson) yield return "constant per person: probabilities hardly move within a person";
        }
    }

    /// <summary>Of a finished run.</summary>
    public static LearningCheck Of(RunRecord run) =>
        new(run.Folds.Average(fold => fold.TrainingRocArea), IsConstantPerPerson(run.Predictions));

    private static bool IsConstantPerPerson(Predictions made)
    {
        int[][] people = [.. Enumerable.Range(0, made.Count).GroupBy(row => made.Participant[row]).Select(rows => rows.ToArray())
            .Where(rows => rows.Length > 1)];
        if (people.Length == 0) return false;
        int still = people.Count(rows => Enumerable.Range(0, made.Targets.Count).All(target =>
            Moments.Of([.. rows.Select(row => made.Probabilities[row, target])]).Deviation < MovesFrom));
        return still > 0.9 * people.Length;
    }
}

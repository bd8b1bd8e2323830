using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using MathNet.Numerics.Distributions;

namespace Genex.Research.Tests.Experiments;

/// <summary>Five models that differ in nothing but which people they happen to suit, against one: the best of them, chosen two ways.</summary>
public class FoldChoiceTests
{
    private const int People = 9, Models = 5, Studies = 2000;

    [Fact]
    public void A_choice_inside_the_folds_claims_no_more_than_it_may_and_one_over_all_folds_does()
    {
        Random random = new(11);
        int inside = 0, over = 0;
        for (int study = 0; study < Studies; study++)
        {
            double[][] scores = [.. Enumerable.Range(0, Models + 1).Select(_ => Enumerable.Range(0, People)
                .Select(_ => Normal.Sample(random, 0, 1)).ToArray())];
            // Fold f tests person f and validates on the next one.
            double?[][] losses = [.. scores.Take(Models).Select(own => Enumerable.Range(0, People)
                .Select(fold => (double?)-own[(fold + 1) % People]).ToArray())];
            int[] chosen = FoldChoice.Pick(losses)!;
            int single = Enumerable.Range(0, Models).MinBy(model => losses[model].Average());
            if (Claims(person => scores[chosen[person]][person])) inside++;
            if (Claims(person => scores[single][person])) over++;

            bool Claims(Func<int, double> score) => PairedContrast.Of([.. Enumerable.Range(0, People).Select(person => (double?)score(person))],
                [.. scores[Models].Select(value => (double?)value)], 1).Verdict == ContrastVerdict.FirstIsHigher;
        }

        Assert.InRange((double)inside / Studies, 0.01, 0.04); // one-sided: half of 5 %
        Assert.True((double)over / Studies > 0.06, Invariant($"{over}"));
    }

    [Fact]
    public void A_fold_without_any_loss_leaves_nothing_to_choose()
    {
        Assert.Null(FoldChoice.Pick([[0.1, null], [0.2, double.NaN]]));
        Assert.Equal([0, 1], FoldChoice.Pick([[0.1, null], [0.1, 0.4]])!);
    }
}

using FsCheck.Xunit;
using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class DecisionThresholdsTests
{
    [Property(MaxTest = 200)]
    public void No_other_threshold_scores_better_on_the_samples_that_chose_it(int seed)
    {
        Random random = new(seed);
        int count = 12 + random.Next(30);
        double[,] probabilities = new double[count, 1];
        bool[,] actual = new bool[count, 1];
        for (int row = 0; row < count; row++) (probabilities[row, 0], actual[row, 0])
            = (Math.Round(random.NextDouble(), 1), row < 5 || (row >= 10 && random.Next(2) == 0));
        double threshold = DecisionThresholds.Tune(probabilities, actual)[0];
        Assert.InRange(threshold, double.Epsilon, 1 - 1e-12);
        double? Score(double at) => ConfusionCounts.Of([.. Enumerable.Range(0, count).Select(row => probabilities[row, 0] > at)], [.. actual.Cast<bool>()]).F1;
        Assert.All(Enumerable.Range(0, 100), step => Assert.True((Score(step / 100.0 + 0.005) ?? 0) <= Score(threshold) + 1e-12));
    }

    [Fact]
    public void A_target_with_too_few_positives_or_negatives_keeps_one_half()
    {
        double[,] probabilities = { { 0.1 }, { 0.2 }, { 0.3 }, { 0.9 }, { 0.8 }, { 0.7 }, { 0.6 }, { 0.55 } };
        bool[,] actual = { { true }, { true }, { true }, { true }, { false }, { false }, { false }, { false } };
        Assert.Equal(0.5, DecisionThresholds.Tune(probabilities, actual)[0]);
        Assert.NotEqual(0.5, DecisionThresholds.Tune(probabilities, actual, minimum: 4)[0]);
    }

    [Property(MaxTest = 200)]
    public void Recentred_probabilities_decide_at_one_half_what_they_decided_at_their_threshold(int seed)
    {
        Random random = new(seed);
        double[] thresholds = [0.05 + 0.9 * random.NextDouble(), 0.05 + 0.9 * random.NextDouble()];
        double[,] before = new double[20, 2];
        for (int row = 0; row < 20; row++) (before[row, 0], before[row, 1]) = (random.NextDouble(), row == 0 ? 1 : random.NextDouble());
        double[,] after = DecisionThresholds.Recentre(before, _ => thresholds);
        for (int row = 0; row < 20; row++)
        {
            for (int target = 0; target < 2; target++)
            {
                Assert.InRange(after[row, target], 0, 1);
                Assert.Equal(before[row, target] > thresholds[target], after[row, target] > 0.5);
            }
        }
    }
}

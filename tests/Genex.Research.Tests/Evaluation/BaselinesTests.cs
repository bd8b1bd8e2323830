using Genex.Research.Evaluation;
using static Genex.Research.Tests.Evaluation.Tables;

namespace Genex.Research.Tests.Evaluation;

public class BaselinesTests
{
    private static readonly bool[,] Training = Make(4, 3, (row, target) => row < target + 1); // shares 1/4, 1/2, 3/4

    [Fact]
    public void Prevalence_and_majority_repeat_what_the_training_rows_say()
    {
        Assert.Equal(Make(5, 3, (_, target) => (target + 1) / 4.0), Baselines.TrainingPrevalence(Training, 5));
        Assert.Equal(Make(5, 3, (_, target) => target == 2 ? 1.0 : 0.0), Baselines.TrainingMajority(Training, 5));
        Assert.Equal(new double[5, 3], Baselines.AllZero(5, 3));
    }

    [Fact]
    public void A_target_no_training_row_knows_is_predicted_absent()
        => Assert.Equal(new double[2, 3], Baselines.TrainingPrevalence(Training, 2, new bool[4, 3]));

    [Fact]
    public void Persistence_carries_the_last_known_label_of_the_same_participant_forward_in_time()
    {
        bool[,] actual = Make(5, 1, (row, _) => row is 0 or 3);
        string[] who = ["a", "b", "a", "b", "a"];
        double[] when = [0, 100, 2000, 0, 1000]; // in time: a is 1, 0, 0; b is 1, 0
        Assert.Equal(Make(5, 1, (row, _) => row switch { 4 or 1 => 1.0, 2 => 0.0, _ => 0.25 }), Baselines.Persistence(actual, who, when, [0.25]));

        bool[,] known = Make(5, 1, (row, _) => row != 4);
        Assert.Equal(1.0, Baselines.Persistence(actual, who, when, [0.25], known)[2, 0]);
    }

    [Fact]
    public void A_label_that_only_says_who_is_not_scorable()
    {
        string[] who = [.. Enumerable.Repeat("a", 10), .. Enumerable.Repeat("b", 10)];
        bool[,] actual = Make(20, 3, (row, target) => target switch { 0 => row < 10, 1 => row % 2 == 0, _ => row is >= 3 and < 10 });
        Assert.Equal([false, true, false], ScorableTargets.Find(actual, who));
        Assert.Equal([false, false, false], ScorableTargets.Find(actual, who, minimum: 6));
    }
}

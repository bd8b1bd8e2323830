using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Experiments;

public sealed class SmoothedRunTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_mean_over_one_moment_changes_nothing_and_over_more_it_is_the_mean_of_log_odds()
    {
        Experiment experiment = folder.Open(participants: 3, framesEach: 16);
        RunRecord run = experiment.Run("P.1", EmotionTask.Attention, Protocol.Groups(3), change: settings => settings.WithEpochs(1));
        Assert.Equal(Values(run.Model), Values(SmoothedRun.Of(run, experiment.Samples, 1)));

        // By hand: each person's rows in order of time, each the mean of itself and up to two before it.
        double[,] smooth = new double[run.Predictions.Count, 1];
        foreach (IGrouping<string, int> person in Enumerable.Range(0, run.Predictions.Count).GroupBy(row => run.Predictions.Participant[row].ToString()))
        {
            int[] rows = [.. person.OrderBy(row => run.Predictions.TimeMilliseconds[row])];
            for (int place = 0; place < rows.Length; place++)
                smooth[rows[place], 0] = Sigmoid(rows[Math.Max(0, place - 2)..(place + 1)]
                    .Average(row => Math.Log(Odds(run.Predictions.Probabilities[row, 0]))));
        }

        Scored byHand = Scored.From("by hand", false, smooth, run.Predictions, [.. run.Scorable]);
        Scored found = SmoothedRun.Of(run, experiment.Samples, 3);
        Assert.Equal(byHand.PerParticipant.Select(one => one.Scores.RocArea), found.PerParticipant.Select(one => one.Scores.RocArea));
        Assert.Throws<ArgumentException>(() => SmoothedRun.Of(run, SyntheticSamples.Create(seed: 5), 3));
    }

    [Fact]
    public void A_model_over_time_trains_predicts_and_keeps_the_length_of_its_window()
    {
        Experiment experiment = folder.Open(participants: 3, framesEach: 16);
        RunRecord run = experiment.Run("T.3", EmotionTask.Attention, Protocol.Groups(3), change: settings => settings.WithEpochs(1) with { Moments = 4 });
        Assert.Equal(4, run.Specification.Training.Moments);
        using TrainedFold trained = experiment.LoadFold(run, 0);
        Assert.Equal(4, trained.Model.Moments);
        float[] alone = trained.Logits(trained.Fold.Test[5]), together = trained.Logits(trained.Fold.Test);
        Assert.Equal(together[5], alone[0], 1e-5f); // the moments before it are there, asked for or not
        Assert.Equal(run.Predictions.Probabilities[5, 0], 1 / (1 + Math.Exp(-together[5])), 1e-5);
    }

    private static IEnumerable<double?> Values(Scored scored) => scored.PerParticipant.Select(one => one.Scores.RocArea);

    private static double Odds(double probability) => probability / (1 - probability);

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}

using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Claims;

/// <summary>A predictor that looks at nothing: each target's majority in the training participants.</summary>
/// <param name="Names">The targets that it says yes to.</param>
/// <param name="Scores">On the participant held out.</param>
/// <param name="Absent">Targets that never occur there.</param>
internal sealed record ConstantPredictor(IReadOnlyList<string> Names, ScoreSheet Scores, IReadOnlyList<string> Absent)
{
    /// <summary>Fits on all participants but one, and scores on the one that the report's fusion models are scored on.</summary>
    public static ConstantPredictor Of(SampleSet samples, EmotionTask task) => Of(samples, task, ClaimSamples.HeldOut(samples));

    /// <summary>Share of right cells with each participant held out in turn, in order of id.</summary>
    public static IReadOnlyList<double> AccuracyOfEach(SampleSet samples, EmotionTask task) =>
        [.. Enumerable.Range(0, samples.Participants.Count).Select(held => Of(samples, task, held).Scores.ElementAccuracy).OfType<double>()];

    private static ConstantPredictor Of(SampleSet samples, EmotionTask task, int held)
    {
        int[] test = samples.SamplesOf([held]), train = [.. Enumerable.Range(0, samples.Count).Except(test)];
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        double[,] predicted = Baselines.TrainingMajority(Table(train, labels, task.Count), test.Length, Flags(train, known, task.Count));
        bool[,] truth = Table(test, labels, task.Count);
        return new(
            [.. task.Names.Where((_, target) => test.Length > 0 && predicted[0, target] > 0.5)],
            ScoreSheet.From(predicted, truth, Flags(test, known, task.Count)),
            [.. task.Names.Where((_, target) => !Enumerable.Range(0, test.Length).Any(row => truth[row, target]))]);
    }

    /// <summary>Rows of labels as a table.</summary>
    public static bool[,] Table(int[] rows, float[] labels, int targets) => Fill(rows, targets, place => labels[place] > 0.5f);

    private static bool[,] Flags(int[] rows, bool[] known, int targets) => Fill(rows, targets, place => known[place]);

    private static bool[,] Fill(int[] rows, int targets, Func<int, bool> value)
    {
        bool[,] table = new bool[rows.Length, targets];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int target = 0; target < targets; target++) table[row, target] = value(rows[row] * targets + target);
        }

        return table;
    }
}

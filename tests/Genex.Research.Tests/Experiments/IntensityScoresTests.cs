using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Experiments;

public class IntensityScoresTests
{
    private static readonly Predictions Made = new()
    {
        Targets = ["Joy", "Positive Valence"],
        Fold = [0, 0, 0, 1],
        FrameIndex = [0, 30, 60, 0],
        TimeMilliseconds = [0, 1000, 2000, 0],
        Participant = [.. new[] { "AB 1000", "AB 1000", "AB 1000", "AB 1001" }.Select(ParticipantId.Parse)],
        Probabilities = new[,] { { 0.9, 0.2 }, { 0.4, 0.7 }, { 0.6, 0.1 }, { 0.2, 0.8 } },
        Actual = new[,] { { true, false }, { false, true }, { true, false }, { false, true } },
        Known = new[,] { { true, true }, { true, true }, { true, true }, { true, true } },
        Intensity = new[,] { { 80.0, -20 }, { 45, 60 }, { 55, double.NaN }, { 10, -75 } },
    };

    [Fact]
    public void Another_threshold_moves_the_truth_and_not_the_predictions()
    {
        Assert.Equal([3, 2, 1], new[] { 30.0, 50, 70 }.Select(threshold => IntensityScores.At(Made, threshold, [true, true]).Targets[0].Positives));
        ScoreSheet valence = IntensityScores.At(Made, 50, [true, true]);
        Assert.Equal((3, 2), (valence.Targets[1].Support, valence.Targets[1].Positives)); // the sign is left out, a missing intensity does not count
    }

    [Fact]
    public void Errors_are_on_the_vendors_scale_and_skip_what_is_missing()
    {
        IntensityErrors joy = IntensityScores.Of(Made, 0);
        Assert.Equal((10.0 + 5 + 5 + 10) / 4, joy.MeanAbsolute!.Value, 10);
        Assert.Equal(3, IntensityScores.Of(Made, 1).Known);
        Assert.Throws<ArgumentException>(() => IntensityScores.Of(Made with { Intensity = null }, 0));
    }

    /// <summary>Two people in two folds: the constant of each is the other's mean, and persistence begins there.</summary>
    [Fact]
    public void A_constant_comes_from_the_other_folds_and_persistence_from_the_moment_before()
    {
        double[] actual = [60, 80, -100, 50, double.NaN, 70];
        Predictions told = new()
        {
            Targets = ["Joy"],
            Fold = [0, 0, 0, 1, 1, 1],
            Participant = [.. new[] { "LE 1", "LE 1", "LE 1", "SA 2", "SA 2", "SA 2" }.Select(ParticipantId.Of)],
            FrameIndex = [0, 1, 2, 0, 1, 2],
            TimeMilliseconds = [2000, 1000, 3000, 0, 1000, 2000], // the first two are out of order
            Probabilities = new double[6, 1],
            Actual = new bool[6, 1],
            Known = new bool[6, 1],
            Intensity = Column(actual),
        };
        (IntensityErrors? constant, IntensityErrors? persistence) = IntensityScores.Baselines(told, 0);
        // Constants: 60 for the first person (of 50 and 70), 80 for the second (of 60, 80 and 100). In order: 80, 60, 100; 50, 70.
        Assert.Equal(5, constant!.Known);
        Assert.Equal((20 + 0 + 40 + 30 + 10) / 5.0, constant.MeanAbsolute!.Value, 10);
        Assert.Equal((20 + 20 + 40 + 30 + 20) / 5.0, persistence!.MeanAbsolute!.Value, 10);
        Assert.Equal(Math.Sqrt((400 + 400 + 1600 + 900 + 400) / 5.0), persistence.RootMeanSquared!.Value, 10);
        Assert.Equal((null, null), IntensityScores.Baselines(told with { Fold = new int[6] }, 0));

        // The same with the first person's third moment in a recording of its own: it follows nothing, though it is later.
        (_, IntensityErrors? apart) = IntensityScores.Baselines(told with { FrameIndex = [0, 1, 0, 0, 1, 2] }, 0);
        Assert.Equal((20 + 20 + 40 + 30 + 20) / 5.0, apart!.MeanAbsolute!.Value, 10);
        (_, apart) = IntensityScores.Baselines(told with { FrameIndex = [0, 0, 1, 0, 1, 2] }, 0);
        Assert.Equal((0 + 20 + 20 + 30 + 20) / 5.0, apart!.MeanAbsolute!.Value, 10);

        static double[,] Column(double[] values)
        {
            double[,] column = new double[values.Length, 1];
            for (int row = 0; row < values.Length; row++) column[row, 0] = values[row];
            return column;
        }
    }

    [Fact]
    public void Intensities_survive_the_file_and_their_absence_does_too()
    {
        string path = Path.GetTempFileName();
        try
        {
            foreach (Predictions before in new[] { Made, Made with { Intensity = null } })
            {
                File.WriteAllText(path, before.ToCsv());
                Predictions after = Predictions.FromCsv(path, File.ReadAllBytes(path));
                Assert.Equal(before.Intensity, after.Intensity);
                Assert.Equal(before.Probabilities, after.Probabilities);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}

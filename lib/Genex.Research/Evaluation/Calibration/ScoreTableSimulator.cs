using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>Draws simulated studies.</summary>
internal static class ScoreTableSimulator
{
    private const int Frames = 40;
    private const double MeanAbility = 1.5;      // log odds of a right frame: about 80 %
    private const double PersonSpread = 0.8;     // how hard participants are, log odds
    private const double SuitabilitySpread = 0.8; // which model suits whom, log odds

    private static readonly double MeanAccuracy = ExpectedAccuracy();

    /// <summary>One study.</summary>
    /// <param name="scenario">How scores come about.</param>
    /// <param name="participants">N.</param>
    /// <param name="effect">Added to every difference, in standard deviations over participants; scenarios with frames have none.</param>
    /// <param name="random">Of this study alone.</param>
    public static ScoreTable Draw(CalibrationScenario scenario, int participants, double effect, Random random) => scenario switch
    {
        CalibrationScenario.Normal => new(Each(participants, () => effect + Normal.Sample(random, 0, 1)), effect, null),
        CalibrationScenario.Skewed => new(Each(participants, () => effect + Exponential.Sample(random, 1) - 1), effect, null),
        CalibrationScenario.Trained => new(TrainedInTheLoop.Differences(participants, random), 0, null),
        CalibrationScenario.Bounded => Accuracies(participants, random, single: false),
        _ => Accuracies(participants, random, single: true),
    };

    private static ScoreTable Accuracies(int participants, Random random, bool single)
    {
        double[] values = new double[participants];
        double squares = 0.0;
        for (int person = 0; person < participants; person++)
        {
            double ability = MeanAbility + (PersonSpread * Normal.Sample(random, 0, 1));
            double first = Share(ability + (SuitabilitySpread * Normal.Sample(random, 0, 1)));
            double second = Share(ability + (SuitabilitySpread * Normal.Sample(random, 0, 1)));
            for (int frame = 0; frame < Frames; frame++)
            {
                int right = random.NextDouble() < first ? 1 : 0;
                int other = !single && random.NextDouble() < second ? 1 : 0;
                values[person] += (right - other) / (double)Frames;
                squares += (right - other) * (right - other);
            }
        }

        (double mean, double cells) = (values.Average(), (double)participants * Frames);
        return new(values, single ? MeanAccuracy : 0, Math.Sqrt(((squares / cells) - (mean * mean)) / cells));
    }

    // The mean of the logistic function of a normal variable, by the trapezium rule.
    private static double ExpectedAccuracy()
    {
        const double step = 0.001;
        double spread = Math.Sqrt((PersonSpread * PersonSpread) + (SuitabilitySpread * SuitabilitySpread));
        double sum = 0.0;
        for (int place = -9000; place <= 9000; place++) sum += Share(MeanAbility + (spread * place * step)) * Normal.PDF(0, 1, place * step) * step;
        return sum;
    }

    private static double[] Each(int participants, Func<double> draw) => [.. Enumerable.Range(0, participants).Select(_ => draw())];

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}

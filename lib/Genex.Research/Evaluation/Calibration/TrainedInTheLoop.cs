using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>A small study in which two learners that are alike are trained and tested by leaving out one participant at a time.</summary>
/// <remarks>
/// Each learner has thirty features of its own, one of which tells the label; it learns the direction between the class means (Fisher's with unit
/// covariance) from
/// all other participants. Participants differ in how clearly they show the label, by as much for both learners.
/// </remarks>
internal static class TrainedInTheLoop
{
    private const int Features = 30, Frames = 8;
    private const double Signal = 0.5, PersonSpread = 0.3;

    /// <summary>Accuracy of the first learner minus the second's, one per participant.</summary>
    public static double[] Differences(int participants, Random random)
    {
        double[] first = Accuracies(participants, random), second = Accuracies(participants, random);
        return [.. first.Zip(second, static (one, other) => one - other)];
    }

    private static double[] Accuracies(int participants, Random random)
    {
        // x y: a frame is right when the learnt direction and its features, turned by its label, agree; so labels need not be drawn.
        double[][] turned = new double[participants * Frames][];
        double[] sum = new double[Features];
        double[][] own = new double[participants][];
        for (int person = 0; person < participants; person++)
        {
            double clear = Signal + (PersonSpread * Normal.Sample(random, 0, 1));
            own[person] = new double[Features];
            for (int frame = 0; frame < Frames; frame++)
            {
                double[] features = turned[(person * Frames) + frame] = new double[Features];
                for (int feature = 0; feature < Features; feature++)
                {
                    features[feature] = Normal.Sample(random, feature == 0 ? clear : 0, 1);
                    own[person][feature] += features[feature];
                    sum[feature] += features[feature];
                }
            }
        }

        return [.. Enumerable.Range(0, participants).Select(person => Enumerable.Range(person * Frames, Frames)
            .Average(frame => Enumerable.Range(0, Features).Sum(feature => (sum[feature] - own[person][feature]) * turned[frame][feature]) > 0 ? 1.0 : 0))];
    }
}

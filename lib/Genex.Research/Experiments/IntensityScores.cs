using Genex.Research.Evaluation;

#pragma warning disable MA0048 // errors and how they are taken

namespace Genex.Research.Experiments;

/// <summary>Errors of one target on the vendor's scale.</summary>
/// <param name="Known">Samples with an intensity.</param>
/// <param name="MeanAbsolute">Null without any.</param>
/// <param name="RootMeanSquared">Null without any.</param>
/// <param name="Concordance">Null when the truth is constant.</param>
public sealed record IntensityErrors(int Known, double? MeanAbsolute, double? RootMeanSquared, double? Concordance);

/// <summary>Predictions held against the vendor's intensities instead of presence at 50.</summary>
public static class IntensityScores
{
    /// <summary>Scores with the truth beginning at another intensity; cells without an intensity do not count.</summary>
    /// <param name="predictions">With intensities.</param>
    /// <param name="threshold">Vendor units, over 0 and at most 100; the sign of an intensity is left out.</param>
    /// <param name="scorable">K, the targets that means over targets take in.</param>
    /// <exception cref="ArgumentException">The predictions come without intensities.</exception>
    public static ScoreSheet At(Predictions predictions, double threshold, bool[] scorable)
    {
        double[,] intensity = Require(predictions);
        bool[,] actual = new bool[predictions.Count, predictions.Targets.Count], known = new bool[predictions.Count, predictions.Targets.Count];
        for (int row = 0; row < predictions.Count; row++)
        {
            for (int target = 0; target < predictions.Targets.Count; target++)
                (known[row, target], actual[row, target]) = (!double.IsNaN(intensity[row, target]), Math.Abs(intensity[row, target]) >= threshold);
        }

        return ScoreSheet.From(predictions.Probabilities, actual, known, scorable: scorable);
    }

    /// <summary>Errors of one target, 100 times the probability standing for the intensity, its sign left out.</summary>
    /// <exception cref="ArgumentException">The predictions come without intensities.</exception>
    public static IntensityErrors Of(Predictions predictions, int target)
    {
        double[,] intensity = Require(predictions);
        int[] rows = [.. Enumerable.Range(0, predictions.Count).Where(row => !double.IsNaN(intensity[row, target]))];
        double[] predicted = [.. rows.Select(row => 100 * predictions.Probabilities[row, target])],
        actual = [.. rows.Select(row => Math.Abs(intensity[row, target]))];
        return new(rows.Length, IntensityMetrics.MeanAbsoluteError(predicted, actual), IntensityMetrics.RootMeanSquaredError(predicted, actual),
            IntensityMetrics.ConcordanceCorrelation(predicted, actual));
    }

    /// <summary>Errors of what costs nothing: the mean intensity in the other folds, and the last intensity that is known of the recording (before the first
    /// one, that mean).</summary>
    /// <param name="predictions">With intensities.</param>
    /// <param name="target">Which.</param>
    /// <returns>Both null with a single fold; else over the rows that <see cref="Of"/> takes, less those of folds without an intensity elsewhere.</returns>
    /// <exception cref="ArgumentException">The predictions come without intensities.</exception>
    public static (IntensityErrors? Constant, IntensityErrors? Persistence) Baselines(Predictions predictions, int target)
    {
        double[,] intensity = Require(predictions);
        int[] rows = [.. Enumerable.Range(0, predictions.Count).Where(row => !double.IsNaN(intensity[row, target]))];
        Dictionary<int, double?> elsewhere = rows.Select(row => predictions.Fold[row]).Distinct().ToDictionary(fold => fold, fold => rows
            .Where(row => predictions.Fold[row] != fold).Average(row => (double?)Math.Abs(intensity[row, target])));
        List<(double Constant, double Persistence, double Actual)> told = [];
        foreach (IGrouping<(Recordings.ParticipantId, int), int> person in rows.GroupBy(row => (predictions.Participant[row], predictions.Fold[row])))
        {
            if (elsewhere[person.Key.Item2] is not { } constant) continue;
            // A person is held out with all recordings, one after the other; the first moment of one follows nothing.
            int recording = 0, frame = -1;
            foreach (IGrouping<int, int> own in person.ToLookup(row =>
            {
                if (predictions.FrameIndex[row] <= frame) recording++;
                frame = predictions.FrameIndex[row];
                return recording;
            }))
            {
                double last = constant;
                foreach (int row in own.OrderBy(row => predictions.TimeMilliseconds[row]))
                {
                    double actual = Math.Abs(intensity[row, target]);
                    told.Add((constant, last, actual));
                    last = actual;
                }
            }
        }

        double[] truth = [.. told.Select(one => one.Actual)];
        return told.Count == 0 ? (null, null) : (Errors([.. told.Select(one => one.Constant)]), Errors([.. told.Select(one => one.Persistence)]));

        IntensityErrors Errors(double[] predicted) => new(truth.Length, IntensityMetrics.MeanAbsoluteError(predicted, truth),
            IntensityMetrics.RootMeanSquaredError(predicted, truth), IntensityMetrics.ConcordanceCorrelation(predicted, truth));
    }

    private static double[,] Require(Predictions predictions) =>
        predictions.Intensity ?? throw new ArgumentException("These predictions come without intensities: the exports give none.", nameof(predictions));
}

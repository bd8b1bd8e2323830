using Genex.Research.Datasets;
using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>Chooses, within a fold, from which probability on a target is called present.</summary>
/// <remarks>
/// The fold's inner held-out part decides (all of them together where folds are nested), which the weights never learnt from and which is not reported. Where a
/// protocol reports from that very part ("as reported"), nothing is tuned: the report's threshold is 0.5. The declared contrasts stay at 0.5; scores at tuned
/// thresholds stand beside them.
/// </remarks>
internal static class TunedThresholds
{
    /// <summary>K thresholds.</summary>
    /// <param name="logits">Of the samples, M x K: predictions by weights that never learnt from them.</param>
    /// <param name="source">The truth.</param>
    /// <param name="samples">Places of M samples.</param>
    public static double[] Of(float[] logits, BatchSource source, int[] samples)
    {
        int targets = source.Task.Count;
        double[,] probabilities = new double[samples.Length, targets];
        bool[,] actual = new bool[samples.Length, targets], known = new bool[samples.Length, targets];
        for (int row = 0; row < samples.Length; row++)
        {
            for (int target = 0; target < targets; target++)
            {
                int place = samples[row] * targets + target;
                probabilities[row, target] = 1 / (1 + Math.Exp(-logits[row * targets + target]));
                (actual[row, target], known[row, target]) = (source.Labels[place] > 0.5f, source.Known[place]);
            }
        }

        return Of(probabilities, actual, known);
    }

    /// <summary>K thresholds from probabilities, truth and what of it is known, each M x K.</summary>
    public static double[] Of(double[,] probabilities, bool[,] actual, bool[,] known) =>
        DecisionThresholds.Tune(probabilities, actual, known, actual.GetLength(1) == 1 ? counts => counts.BalancedAccuracy : counts => counts.F1);

    /// <summary>The model's scores at its folds' thresholds. Null when a fold has none.</summary>
    public static Scored? Score(string name, IReadOnlyList<FoldRecord> folds, Predictions predictions, bool[] scorable) =>
        folds.Any(fold => fold.Thresholds is null) ? null
        : Score(name, isBaseline: false, predictions.Probabilities, folds.ToDictionary(fold => fold.Index, fold => fold.Thresholds!), predictions, scorable);

    /// <summary>A baseline's scores at its folds' thresholds. Null when it has none.</summary>
    public static Scored? Score(Baseline baseline, Predictions predictions, bool[] scorable) => baseline.Thresholds is null ? null
        : Score(baseline.Name, isBaseline: true, baseline.Probabilities, baseline.Thresholds, predictions, scorable);

    // Ranking and calibration stay those of the probabilities themselves.
    private static Scored Score(string name, bool isBaseline, double[,] probabilities, IReadOnlyDictionary<int, double[]> thresholds, Predictions predictions,
        bool[] scorable)
    {
        Scored plain = Scored.From(name, isBaseline, probabilities, predictions, scorable);
        Scored tuned = Scored.From(name, isBaseline, DecisionThresholds.Recentre(probabilities, row => thresholds[predictions.Fold[row]]), predictions,
            scorable);
        return tuned with
        {
            Overall = WithProbabilitiesOf(tuned.Overall, plain.Overall),
            PerParticipant = [.. tuned.PerParticipant.Zip(plain.PerParticipant, (one, other) => one
                with { Scores = WithProbabilitiesOf(one.Scores, other.Scores) })],
        };
    }

    private static ScoreSheet WithProbabilitiesOf(ScoreSheet decided, ScoreSheet plain) => decided with
    {
        AveragePrecision = plain.AveragePrecision,
        RocArea = plain.RocArea,
        Brier = plain.Brier,
        ExpectedCalibrationError = plain.ExpectedCalibrationError,
        Targets = [.. decided.Targets.Zip(plain.Targets, (one, other) => one
            with
            {
                AveragePrecision = other.AveragePrecision,
                RocArea = other.RocArea,
                Brier = other.Brier,
                ExpectedCalibrationError = other.ExpectedCalibrationError,
            })],
    };
}

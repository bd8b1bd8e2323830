namespace Genex.Research.Prediction;

/// <summary>A logistic curve from a model's log odds to how often it is right: two numbers.</summary>
/// <remarks>Platt 1999, "Probabilistic outputs for support vector machines": p = 1 / (1 + exp(-(slope x log odds + intercept))), fitted by maximum likelihood,
/// here with the small ridge of <see cref="LogisticRegression"/> instead of Platt's smoothed labels.</remarks>
/// <param name="Slope">1 leaves the spread of the log odds as it is; below 1: the model was too sure.</param>
/// <param name="Intercept">Log odds.</param>
public sealed record PlattScaling(double Slope, double Intercept)
{
    // Beyond, a probability in double precision has become 0 or 1.
    private const double Largest = 30;

    /// <summary>Fits the curve.</summary>
    /// <param name="probabilities">N, of models that had not learnt from these samples.</param>
    /// <param name="actual">N, both classes among them.</param>
    public static PlattScaling Fit(double[] probabilities, bool[] actual)
    {
        double[,] odds = new double[probabilities.Length, 1];
        for (int row = 0; row < probabilities.Length; row++) odds[row, 0] = LogOdds(probabilities[row]);
        double[] ends = LogisticRegression.Fit(odds, actual).LogOdds(new double[,] { { 0 }, { 1 } });
        return new(ends[1] - ends[0], ends[0]);
    }

    /// <summary>The calibrated probability.</summary>
    public double Apply(double probability) => 1 / (1 + Math.Exp(-(Slope * LogOdds(probability) + Intercept)));

    /// <summary>log(p / (1 - p)), within -30 and 30.</summary>
    internal static double LogOdds(double probability) => Math.Clamp(Math.Log(probability) - Math.Log(1 - probability), -Largest, Largest);
}

namespace Genex.Research.Numerics;

/// <summary>Logistic regression with a ridge, one target; deterministic.</summary>
/// <remarks>
/// Minimises the summed log loss + ridge / 2 x |weights|^2 on inputs standardised with the training rows' mean and standard deviation; the intercept
/// carries no ridge. The optimum of scikit-learn's LogisticRegression(C = 1 / ridge) on the same standardised inputs. A missing input (not a number)
/// takes the training mean.
/// </remarks>
public sealed class LogisticRegression
{
    private readonly Standardisation inputs;
    private readonly double[] weights; // P + 1, the last is the intercept

    private LogisticRegression(Standardisation inputs, double[] weights)
    {
        this.inputs = inputs;
        this.weights = weights;
    }

    /// <summary>P weights, per standard deviation of each input.</summary>
    public IReadOnlyList<double> Weights => weights[..^1];

    /// <summary>The log odds at the training mean of every input; infinite when the training rows know one class only.</summary>
    public double Intercept => weights[^1];

    /// <summary>Fits by Newton's method with step halving.</summary>
    /// <param name="features">M x P inputs of the training rows; not a number where missing.</param>
    /// <param name="actual">M labels.</param>
    /// <param name="known">M, false where the label is not known; null: all known.</param>
    /// <param name="ridge">Greater than 0. Default 1.</param>
    /// <returns>With one class only, a constant: that class. With no row at all, the constant 0.</returns>
    /// <exception cref="ArgumentException">The arrays differ in length, an input is infinite, or the ridge is not positive.</exception>
    public static LogisticRegression Fit(double[,] features, bool[] actual, bool[]? known = null, double ridge = 1)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ridge, 0);
        if (features.GetLength(0) != actual.Length || (known is not null && known.Length != actual.Length))
            throw new ArgumentException(
                Invariant($"There are {features.GetLength(0)} rows of inputs, {actual.Length} labels and {known?.Length ?? actual.Length} marks of ")
                + "known labels.", nameof(actual));

        int[] rows = Enumerable.Range(0, actual.Length).Where(row => known?[row] != false).ToArray();
        var scale = Standardisation.Of(features, rows);
        double[] labels = [.. rows.Select(row => actual[row] ? 1.0 : 0.0)];
        if (labels.Length == 0 || labels.All(label => label.Equals(labels[0])))
        {
            double[] constant = new double[features.GetLength(1) + 1];
            constant[^1] = labels.Length > 0 && labels[0] > 0 ? double.PositiveInfinity : double.NegativeInfinity;
            return new(scale, constant);
        }

        return new(scale, LogisticNewton.Minimise([.. rows.Select(row => scale.Row(features, row))], labels, ridge));
    }

    /// <summary>Fits each target on its own known rows and predicts all of them.</summary>
    /// <param name="features">M x P inputs of the training rows.</param>
    /// <param name="actual">M x K labels.</param>
    /// <param name="predictFor">N x P inputs of the rows to predict.</param>
    /// <param name="known">M x K, false where the label is not known; null: all known.</param>
    /// <param name="ridge">Greater than 0. Default 1.</param>
    /// <returns>N x K probabilities.</returns>
    /// <inheritdoc cref="Fit" path="/exception"/>
    public static double[,] FitAndPredict(double[,] features, bool[,] actual, double[,] predictFor, bool[,]? known = null, double ridge = 1)
    {
        ArgumentNullException.ThrowIfNull(predictFor);
        Shapes.Same(actual, actual, known);
        double[,] table = new double[predictFor.GetLength(0), actual.GetLength(1)];
        for (int target = 0; target < actual.GetLength(1); target++)
        {
            double[] predicted = Fit(features, actual.Column(target), known?.Column(target), ridge).Predict(predictFor);
            for (int row = 0; row < predicted.Length; row++) table[row, target] = predicted[row];
        }

        return table;
    }

    /// <summary>Probabilities of yes.</summary>
    /// <param name="features">N x P, the same inputs in the same order; not a number where missing.</param>
    /// <returns>N, from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is another number of inputs, or one is infinite.</exception>
    public double[] Predict(double[,] features) => [.. LogOdds(features).Select(static score => 1 / (1 + Math.Exp(-score)))];

    /// <summary>Log odds of yes: the order of <see cref="Predict"/> where probabilities have become 0 or 1.</summary>
    /// <returns>N; infinite when the training rows knew one class only.</returns>
    /// <inheritdoc cref="Predict" path="/param"/>
    /// <inheritdoc cref="Predict" path="/exception"/>
    public double[] LogOdds(double[,] features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.GetLength(1) != weights.Length - 1)
            throw new ArgumentException(Invariant($"There are {features.GetLength(1)} inputs; the regression was fitted on {weights.Length - 1}."),
                nameof(features));
        return [.. Enumerable.Range(0, features.GetLength(0)).Select(row => LogisticNewton.Score(inputs.Row(features, row), weights))];
    }
}

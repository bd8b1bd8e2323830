namespace Genex.Research.Numerics;

/// <summary>Mean and standard deviation of each input over the training rows; constant inputs become 0, missing ones too.</summary>
internal sealed record Standardisation(double[] Means, double[] Deviations)
{
    /// <summary>Learns from the given rows, leaving missing values out.</summary>
    /// <exception cref="ArgumentException">An input is infinite.</exception>
    public static Standardisation Of(double[,] features, int[] rows)
    {
        (double[] means, double[] deviations) = (new double[features.GetLength(1)], new double[features.GetLength(1)]);
        for (int column = 0; column < means.Length; column++)
        {
            double[] values = [.. rows.Select(row => features[row, column]).Where(static value => !double.IsNaN(value))];
            Shapes.Finite(values, null, nameof(features));
            if (values.Length == 0) continue;
            (means[column], deviations[column]) = Moments.OfPopulation(values);
            // A constant column has a spread of rounding errors only.
            if (deviations[column] <= 1e-12 * Math.Abs(means[column])) deviations[column] = 0;
        }

        return new(means, deviations);
    }

    /// <summary>One row: P standardised inputs and a 1 for the intercept.</summary>
    /// <exception cref="ArgumentException">An input is infinite.</exception>
    public double[] Row(double[,] features, int row)
    {
        double[] inputs = new double[Means.Length + 1];
        inputs[^1] = 1;
        for (int column = 0; column < Means.Length; column++)
        {
            double value = features[row, column];
            if (double.IsInfinity(value)) throw new ArgumentException(Invariant($"Input {column} of row {row} is infinite."), nameof(features));
            if (!double.IsNaN(value) && Deviations[column] > 0) inputs[column] = (value - Means[column]) / Deviations[column];
        }

        return inputs;
    }
}

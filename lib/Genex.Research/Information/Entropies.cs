namespace Genex.Research.Information;

/// <summary>Entropies and mutual information of discrete distributions, in bits.</summary>
public static class Entropies
{
    /// <summary>Entropy of probabilities that add up to 1; those of 0 add nothing.</summary>
    public static double Of(IEnumerable<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return probabilities.Where(static value => value > 0).Sum(static value => -value * Math.Log2(value));
    }

    /// <summary>Mutual information of rows and columns.</summary>
    /// <param name="joint">Probability of each pair; they add up to 1.</param>
    /// <returns>0 or more.</returns>
    public static double Mutual(double[,] joint)
    {
        ArgumentNullException.ThrowIfNull(joint);
        (int rows, int columns) = (joint.GetLength(0), joint.GetLength(1));
        (double[] byRow, double[] byColumn) = (new double[rows], new double[columns]);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                byRow[row] += joint[row, column];
                byColumn[column] += joint[row, column];
            }
        }

        return Math.Max(0, Of(byRow) + Of(byColumn) - Of(joint.Cast<double>()));
    }
}

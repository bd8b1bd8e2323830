namespace Genex.Research.Information;

/// <summary>The joint distribution of a target and two sources, all discrete.</summary>
public sealed class JointDistribution
{
    private readonly double[,,] probabilities;

    /// <param name="weights">Target x first source x second source: probabilities or counts, 0 or more; they are divided by their sum.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public JointDistribution(double[,,] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double sum = 0.0;
        foreach (double weight in weights)
        {
            if (weight < 0 || !double.IsFinite(weight))
                throw new ArgumentException(Invariant($"A weight is {weight}; expected 0 or more, and finite."), nameof(weights));
            sum += weight;
        }

        if (sum <= 0) throw new ArgumentException("Every weight is 0; expected at least one above it.", nameof(weights));
        probabilities = new double[weights.GetLength(0), weights.GetLength(1), weights.GetLength(2)];
        for (int target = 0; target < Targets; target++)
        {
            for (int first = 0; first < Firsts; first++)
            {
                for (int second = 0; second < Seconds; second++) probabilities[target, first, second] = weights[target, first, second] / sum;
            }
        }
    }

    /// <summary>Number of values of the target.</summary>
    public int Targets => probabilities.GetLength(0);

    /// <summary>Number of values of the first source.</summary>
    public int Firsts => probabilities.GetLength(1);

    /// <summary>Number of values of the second source.</summary>
    public int Seconds => probabilities.GetLength(2);

    /// <summary>Probability of one triple.</summary>
    public double this[int target, int first, int second] => probabilities[target, first, second];

    /// <summary>Target x first source.</summary>
    public double[,] WithFirst => Sum(Targets, Firsts, static (target, first, _) => (target, first));

    /// <summary>Target x second source.</summary>
    public double[,] WithSecond => Sum(Targets, Seconds, static (target, _, second) => (target, second));

    /// <summary>Target x pair of sources, the pair (first, second) in column first x number of seconds + second.</summary>
    public double[,] WithBoth
    {
        get
        {
            int seconds = Seconds;
            return Sum(Targets, Firsts * Seconds, (target, first, second) => (target, (first * seconds) + second));
        }
    }

    private double[,] Sum(int rows, int columns, Func<int, int, int, (int Row, int Column)> cell)
    {
        double[,] table = new double[rows, columns];
        for (int target = 0; target < Targets; target++)
        {
            for (int first = 0; first < Firsts; first++)
            {
                for (int second = 0; second < Seconds; second++)
                {
                    (int row, int column) = cell(target, first, second);
                    table[row, column] += this[target, first, second];
                }
            }
        }

        return table;
    }
}

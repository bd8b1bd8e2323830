using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Genex.Research.Information;

/// <summary>Logistic regression on two modalities and all products of their features, and the pair of directions along which the products matter
/// most.</summary>
/// <remarks>A modality of more than <see cref="Most"/> features enters with its first principal components, so that the products stay few.</remarks>
internal sealed class CrossedRegression
{
    /// <summary>Most features of a modality that enter products.</summary>
    public const int Most = 8;

    private const int Rounds = 3;

    private readonly Reduced first, second;
    private readonly double[] left, right;
    private readonly LogisticRegression regression;

    /// <param name="sources">All rows.</param>
    /// <param name="train">Rows that are learnt from.</param>
    /// <param name="ridge">Of the regression.</param>
    public CrossedRegression(PairedSources sources, int[] train, double ridge)
    {
        first = new Reduced(sources.First, train);
        second = new Reduced(sources.Second, train);
        regression = LogisticRegression.Fit(Inputs(sources, train), [.. train.Select(row => sources.Target[row])], ridge: ridge);
        Matrix<double> weights = Matrix<double>.Build.Dense(first.Width, second.Width,
            (one, other) => regression.Weights[first.Width + second.Width + (one * second.Width) + other]);
        Svd<double> directions = weights.Svd();
        (left, right) = (directions.U.Column(0).ToArray(), directions.VT.Row(0).ToArray());
        // One pair of directions has far fewer numbers than all products: each is fitted again to the side of the other on which rows lie.
        bool[] target = [.. train.Select(row => sources.Target[row])];
        double[][] one = [.. train.Select(row => first.Row(sources.First, row))], other = [.. train.Select(row => second.Row(sources.Second, row))];
        for (int round = 0; round < Rounds; round++)
        {
            left = Direction(one, [.. other.Select(row => Math.Sign(Product(row, right)))], target, ridge);
            right = Direction(other, [.. one.Select(row => Math.Sign(Product(row, left)))], target, ridge);
        }
    }

    // Fisher's discriminant: where states lie far apart and some targets contradict them, it finds the angle from fewer rows than logistic regression.
    private static double[] Direction(double[][] rows, int[] sides, bool[] target, double ridge)
    {
        int width = rows[0].Length;
        Vector<double> yes = Vector<double>.Build.Dense(width);
        Vector<double> no = Vector<double>.Build.Dense(width);
        Matrix<double> scatter = Matrix<double>.Build.Dense(width, width);
        for (int row = 0; row < rows.Length; row++)
        {
            Vector<double> sided = Vector<double>.Build.Dense(rows[row]) * sides[row];
            (target[row] ? yes : no).Add(sided, target[row] ? yes : no);
            scatter += sided.OuterProduct(sided);
        }

        int positives = target.Count(static value => value);
        if (positives == 0 || positives == target.Length) return new double[width];
        yes /= positives;
        no /= target.Length - positives;
        scatter -= (positives * yes.OuterProduct(yes)) + ((target.Length - positives) * no.OuterProduct(no));
        for (int column = 0; column < width; column++) scatter[column, column] += ridge;
        Vector<double> direction = scatter.Cholesky().Solve(yes - no);
        return direction.L2Norm() is > 0 and var length ? [.. direction / length] : [.. direction];
    }

    /// <summary>Direction in the second modality; its sign goes with the first's.</summary>
    public IReadOnlyList<double> Right => right;

    /// <summary>Log odds of yes.</summary>
    public double[] LogOdds(PairedSources sources, int[] rows) => regression.LogOdds(Inputs(sources, rows));

    /// <summary>Where rows lie along the pair of directions.</summary>
    /// <param name="sources">All rows.</param>
    /// <param name="rows">Which.</param>
    /// <param name="sign">1, or -1 to turn both.</param>
    public (double[] First, double[] Second) Along(PairedSources sources, int[] rows, int sign) =>
        ([.. rows.Select(row => sign * Product(first.Row(sources.First, row), left))],
            [.. rows.Select(row => sign * Product(second.Row(sources.Second, row), right))]);

    private static double Product(double[] values, double[] weights) => values.Zip(weights, static (value, weight) => value * weight).Sum();

    private double[,] Inputs(PairedSources sources, int[] rows)
    {
        double[,] table = new double[rows.Length, first.Width + second.Width + (first.Width * second.Width)];
        for (int place = 0; place < rows.Length; place++)
        {
            (double[] one, double[] other) = (first.Row(sources.First, rows[place]), second.Row(sources.Second, rows[place]));
            double[] inputs = [.. one, .. other, .. one.SelectMany(value => other.Select(factor => value * factor))];
            for (int column = 0; column < inputs.Length; column++) table[place, column] = inputs[column];
        }

        return table;
    }

    /// <summary>Standardised features of a modality, or their first principal components.</summary>
    private sealed class Reduced
    {
        private readonly Standardisation scale;
        private readonly double[][]? axes;

        public Reduced(double[,] features, int[] train)
        {
            scale = Standardisation.Of(features, train);
            int width = features.GetLength(1);
            if (width <= Most) return;
            double[,] covariance = new double[width, width];
            foreach (int row in train)
            {
                double[] values = scale.Row(features, row);
                for (int one = 0; one < width; one++)
                {
                    for (int other = 0; other < width; other++) covariance[one, other] += values[one] * values[other] / train.Length;
                }
            }

            Evd<double> found = Matrix<double>.Build.DenseOfArray(covariance).Evd(Symmetricity.Symmetric); // ascending
            axes = [.. Enumerable.Range(1, Most).Select(place =>
            {
                double deviation = Math.Sqrt(Math.Max(found.EigenValues[width - place].Real, 1e-12));
                return found.EigenVectors.Column(width - place).Select(value => value / deviation).ToArray();
            })];
        }

        public int Width => axes?.Length ?? scale.Means.Length;

        public double[] Row(double[,] features, int row)
        {
            double[] values = scale.Row(features, row)[..^1];
            return axes is null ? values : [.. axes.Select(axis => Product(values, axis))];
        }
    }
}

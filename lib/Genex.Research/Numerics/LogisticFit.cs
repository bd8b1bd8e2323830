using MathNet.Numerics.LinearAlgebra;

namespace Genex.Research.Numerics;

/// <summary>Logistic regression of a yes-or-no label on a few numbers, for probes.</summary>
/// <remarks>Inputs standardised on what is fitted; Newton's method on the ridge-penalised likelihood (penalty 0.01 per row, intercept free), which has one
/// minimum.</remarks>
internal sealed class LogisticFit
{
    private const double Penalty = 0.01;
    private const int MostSteps = 30;

    private readonly double[] centre, scale;
    private readonly Vector<double> slopes;

    private LogisticFit(double[] centre, double[] scale, Vector<double> slopes) => (this.centre, this.scale, this.slopes) = (centre, scale, slopes);

    internal static LogisticFit To(double[][] rows, bool[] labels)
    {
        int columns = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, columns).Select(column => rows.Average(row => row[column]))];
        double[] deviations = [.. Enumerable.Range(0, columns)
            .Select(column => Math.Max(1e-9, Math.Sqrt(rows.Average(row => Math.Pow(row[column] - means[column], 2)))))];
        Matrix<double> design = Matrix<double>.Build.Dense(rows.Length, columns + 1, (row, column) => column == columns ? 1
            : (rows[row][column] - means[column]) / deviations[column]);
        Vector<double> answers = Vector<double>.Build.Dense(rows.Length, row => labels[row] ? 1 : 0);
        Matrix<double> ridge = Matrix<double>.Build.Diagonal(columns + 1, columns + 1, column => (column == columns ? 1e-6 : Penalty) * rows.Length);
        Vector<double> weights = Vector<double>.Build.Dense(columns + 1);
        for (int step = 0; step < MostSteps; step++)
        {
            Vector<double> chances = (design * weights).Map(score => 1 / (1 + Math.Exp(-score)));
            Vector<double> gradient = design.TransposeThisAndMultiply(answers - chances) - ridge * weights;
            Matrix<double> weighted = design.Clone();
            for (int row = 0; row < rows.Length; row++) weighted.SetRow(row, design.Row(row) * (chances[row] * (1 - chances[row])));
            Vector<double> change = (design.TransposeThisAndMultiply(weighted) + ridge).Solve(gradient);
            weights += change;
            if (change.L2Norm() < 1e-8) break;
        }

        return new LogisticFit(means, deviations, weights);
    }

    /// <summary>Log odds.</summary>
    internal double Score(double[] row)
    {
        double score = slopes[^1];
        for (int column = 0; column < row.Length; column++) score += slopes[column] * (row[column] - centre[column]) / scale[column];
        return score;
    }
}

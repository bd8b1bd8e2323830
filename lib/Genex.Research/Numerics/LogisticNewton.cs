using MathNet.Numerics.LinearAlgebra;

namespace Genex.Research.Numerics;

/// <summary>Newton's method for logistic regression with a ridge on every weight but the last.</summary>
internal static class LogisticNewton
{
    private const int MostSteps = 100;
    private const double Accuracy = 1e-10;

    /// <summary>The weights at the minimum; the objective is strictly convex, so there is one.</summary>
    /// <param name="rows">M rows of P inputs and a 1.</param>
    /// <param name="labels">M labels, 0 or 1, both there.</param>
    /// <param name="ridge">Greater than 0.</param>
    public static double[] Minimise(double[][] rows, double[] labels, double ridge)
    {
        double[] weights = new double[rows[0].Length], curvature = new double[weights.Length * weights.Length];
        double loss = Loss(rows, labels, weights, ridge);
        for (int step = 0; step < MostSteps; step++)
        {
            Vector<double> gradient = Vector<double>.Build.Dense(Derivatives(rows, labels, weights, ridge, curvature));
            double[] direction = Matrix<double>.Build.Dense(weights.Length, weights.Length, curvature).Cholesky().Solve(gradient).ToArray();
            double share = 1.0;
            double[] next;
            double nextLoss;
            do
            {
                next = [.. weights.Zip(direction, (weight, change) => weight - (share * change))];
                nextLoss = Loss(rows, labels, next, ridge);
                share /= 2;
            }
            while (nextLoss > loss && share > 1e-8);
            if (nextLoss > loss) break; // no better point within rounding
            (weights, loss) = (next, nextLoss);
            if (gradient.L2Norm() <= Accuracy * rows.Length) break;
        }

        return weights;
    }

    // The weights of the inputs may be 0 beside an infinite intercept; 0 x finite + infinite is what is meant.
    /// <summary>weights . inputs: the log odds.</summary>
    public static double Score(double[] inputs, double[] weights)
    {
        double sum = 0.0;
        for (int place = 0; place < weights.Length; place++) sum += weights[place] * inputs[place];
        return sum;
    }

    private static double Loss(double[][] rows, double[] labels, double[] weights, double ridge)
    {
        double loss = ridge / 2 * weights[..^1].Sum(static weight => weight * weight);
        for (int row = 0; row < rows.Length; row++)
        {
            double score = Score(rows[row], weights);
            loss += Math.Max(score, 0) - (score * labels[row]) + Math.Log(1 + Math.Exp(-Math.Abs(score))); // log(1 + e^s) - s y
        }

        return loss;
    }

    /// <summary>The gradient, and the curvature in the place that is given for it: both triangles, so that it does not matter which index runs
    /// first. A place of its own for each step would be most of the work of fitting to many inputs.</summary>
    private static double[] Derivatives(double[][] rows, double[] labels, double[] weights, double ridge, double[] curvature)
    {
        int size = weights.Length;
        double[] gradient = new double[size];
        Array.Clear(curvature);
        for (int place = 0; place < size - 1; place++)
        {
            gradient[place] = ridge * weights[place];
            curvature[(place * size) + place] = ridge;
        }

        curvature[^1] = 1e-12; // keeps the factorisation possible where every probability has saturated
        for (int row = 0; row < rows.Length; row++)
        {
            double[] inputs = rows[row];
            double probability = 1 / (1 + Math.Exp(-Score(inputs, weights)));
            double spread = probability * (1 - probability);
            for (int first = 0; first < size; first++)
            {
                gradient[first] += (probability - labels[row]) * inputs[first];
                Vectors.AddScaled(spread * inputs[first], inputs.AsSpan(0, first + 1), curvature.AsSpan(first * size, first + 1));
            }
        }

        for (int first = 0; first < size; first++)
        {
            for (int second = first + 1; second < size; second++) curvature[(first * size) + second] = curvature[(second * size) + first];
        }

        return gradient;
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace Genex.Research.Information;

/// <summary>The convex program of unique information: the least that two sources can tell about a target together when what each tells alone is
/// given.</summary>
/// <remarks>
/// Minimises I(target; first, second) over q(t, x, y) with q(t, x) and q(t, y) fixed, by a barrier method: Newton's steps on s x sum q log(q / q(x, y)) - sum
/// log q for rising s. The steps' linear systems have one row per fixed marginal: the Hessian falls apart into one block per pair (x, y), a diagonal minus a
/// constant, which Sherman and Morrison's formula inverts. The multipliers of the marginals certify the solution: a bound on how far it lies above the least.
/// Makkeh, Theis and Vicente 2018 ("BROJA-2PID", Entropy 20) solve the same program as a cone program.
/// </remarks>
internal sealed class LeastInformation
{
    private const double Nats = 0.6931471805599453; // per bit
    private const double Accuracy = 1e-8; // bits; below it rounding of the barrier function decides
    private const int MostSteps = 400;
    private readonly (int First, int Second)[] marginals; // of each cell: its two constraints; -1 for one that follows from the others
    private readonly int[][] pairs; // cells of each pair of sources
    private readonly double[] start, fixedSums;
    private readonly double targetEntropy; // nats

    /// <param name="joint">Its marginals are kept.</param>
    public LeastInformation(JointDistribution joint)
    {
        double[,] withFirst = joint.WithFirst, withSecond = joint.WithSecond;
        List<(int, int)> rows = [];
        List<double> cells = [], sums = [];
        Dictionary<(int, int), List<int>> byPair = [];
        double[] targets = new double[joint.Targets];
        for (int target = 0; target < joint.Targets; target++)
        {
            int[] firsts = [.. Enumerable.Range(0, joint.Firsts).Where(first => withFirst[target, first] > 0)];
            int[] seconds = [.. Enumerable.Range(0, joint.Seconds).Where(second => withSecond[target, second] > 0)];
            double probability = targets[target] = firsts.Sum(first => withFirst[target, first]);
            int from = sums.Count;
            sums.AddRange(firsts.Select(first => withFirst[target, first]));
            sums.AddRange(seconds.Skip(1).Select(second => withSecond[target, second])); // the first second's sum follows
            for (int x = 0; x < firsts.Length; x++)
            {
                for (int y = 0; y < seconds.Length; y++)
                {
                    if (!byPair.TryGetValue((firsts[x], seconds[y]), out List<int>? pair)) byPair[(firsts[x], seconds[y])] = pair = [];
                    pair.Add(cells.Count);
                    rows.Add((from + x, y == 0 ? -1 : from + firsts.Length + y - 1));
                    cells.Add(withFirst[target, firsts[x]] * withSecond[target, seconds[y]] / probability);
                }
            }
        }

        (marginals, start, fixedSums, pairs) = ([.. rows], [.. cells], [.. sums], [.. byPair.Values.Select(static pair => pair.ToArray())]);
        targetEntropy = Entropies.Of(targets) * Nats;
    }

    /// <param name="Bits">What the sources tell together, bits.</param>
    /// <param name="Gap">How far that can lie above the least, bits.</param>
    public readonly record struct Solution(double Bits, double Gap);

    /// <summary>Solves the program.</summary>
    public Solution Solve()
    {
        double[] q = [.. start];
        double sharpness = 10.0 * q.Length;
        double best = double.PositiveInfinity, gap = double.PositiveInfinity;
        for (int step = 0; step < MostSteps && gap > Accuracy; step++)
        {
            (double[] change, double[] multipliers) = Newton(q, sharpness);
            double least = Certificate(q, multipliers, sharpness);
            if (least < gap) (gap, best) = (least, Objective(q));
            double decrement = Decrement(q, change, sharpness);
            if (decrement < 1e-6)
            {
                sharpness *= 8;
                continue;
            }

            // Within the region where every cell stays positive; far from the middle halved until the barrier's function falls. Near it Newton's full step
            // converges, and the function's own rounding would only stop it.
            double reach = 1.0;
            for (int cell = 0; cell < q.Length; cell++)
                if (change[cell] < 0) reach = Math.Min(reach, -0.99 * q[cell] / change[cell]);
            if (decrement > 0.05)
            {
                double before = Barrier(q, sharpness);
                while (reach > 1e-10 && Barrier(Moved(q, change, reach), sharpness) > before - (1e-4 * reach * decrement)) reach /= 2;
            }

            q = Moved(q, change, reach);
        }

        return new((targetEntropy + best) / Nats, gap);
    }

    private double Objective(double[] q)
    {
        double sum = 0.0;
        foreach (int[] pair in pairs)
        {
            double whole = pair.Sum(cell => q[cell]);
            foreach (int cell in pair) sum += q[cell] * Math.Log(q[cell] / whole);
        }

        return sum;
    }

    private double Barrier(double[] q, double sharpness) => (sharpness * Objective(q)) - q.Sum(Math.Log);

    private static double[] Moved(double[] q, double[] change, double reach) => [.. q.Zip(change, (value, step) => value + (reach * step))];

    // Slope of the objective: log(q / q(x, y)).
    private double[] Slope(double[] q)
    {
        double[] slope = new double[q.Length];
        foreach (int[] pair in pairs)
        {
            double whole = pair.Sum(cell => q[cell]);
            foreach (int cell in pair) slope[cell] = Math.Log(q[cell] / whole);
        }

        return slope;
    }

    private double Decrement(double[] q, double[] change, double sharpness)
    {
        double[] slope = Slope(q);
        double sum = 0.0;
        for (int cell = 0; cell < q.Length; cell++) sum -= ((sharpness * slope[cell]) - (1 / q[cell])) * change[cell];
        return sum;
    }

    // Convexity: every feasible v has f(v) >= f(q) + r . (v - q), r the slope plus any combination of the marginals; v is 0 or more and adds up to 1.
    private double Certificate(double[] q, double[] multipliers, double sharpness)
    {
        double[] slope = Slope(q);
        double lowest = 0.0, product = 0.0;
        for (int cell = 0; cell < q.Length; cell++)
        {
            double rest = slope[cell] + (Of(multipliers, cell) / sharpness);
            lowest = Math.Min(lowest, rest);
            product += rest * q[cell];
        }

        return (product - lowest) / Nats;
    }

    private double Of(double[] multipliers, int cell) =>
        multipliers[marginals[cell].First] + (marginals[cell].Second < 0 ? 0 : multipliers[marginals[cell].Second]);

    // Solves [H A'; A 0] [change; multipliers] = [-gradient; what the marginals lack].
    private (double[] Change, double[] Multipliers) Newton(double[] q, double sharpness)
    {
        double[] slope = Slope(q);
        double[] gradient = [.. slope.Select((value, cell) => (sharpness * value) - (1 / q[cell]))];
        int size = fixedSums.Length;
        double[,] system = new double[size, size];
        foreach (int[] pair in pairs)
        {
            (double[] inverse, double rank) = Block(pair, q, sharpness);
            for (int one = 0; one < pair.Length; one++)
            {
                for (int other = 0; other < pair.Length; other++)
                {
                    double value = (rank * inverse[one] * inverse[other]) + (one == other ? inverse[one] : 0);
                    (int First, int Second) left = marginals[pair[one]], right = marginals[pair[other]];
                    system[left.First, right.First] += value;
                    if (right.Second >= 0) system[left.First, right.Second] += value;
                    if (left.Second >= 0) system[left.Second, right.First] += value;
                    if (left.Second >= 0 && right.Second >= 0) system[left.Second, right.Second] += value;
                }
            }
        }

        double[] lacks = [.. fixedSums];
        for (int cell = 0; cell < q.Length; cell++)
        {
            lacks[marginals[cell].First] -= q[cell];
            if (marginals[cell].Second >= 0) lacks[marginals[cell].Second] -= q[cell];
        }

        double[] free = Applied(gradient, q, sharpness);
        double[] right0 = [.. lacks.Select(static value => -value)];
        for (int cell = 0; cell < q.Length; cell++)
        {
            right0[marginals[cell].First] -= free[cell];
            if (marginals[cell].Second >= 0) right0[marginals[cell].Second] -= free[cell];
        }

        double[] multipliers = Matrix<double>.Build.DenseOfArray(system).LU().Solve(Vector<double>.Build.Dense(right0)).ToArray();
        double[] pushed = [.. gradient.Select((value, cell) => value + Of(multipliers, cell))];
        return ([.. Applied(pushed, q, sharpness).Select(static value => -value)], multipliers);
    }

    // The inverse of a pair's block is diagonal + rank x diagonal diagonal'.
    private static (double[] Diagonal, double Rank) Block(int[] pair, double[] q, double sharpness)
    {
        double[] diagonal = new double[pair.Length];
        double left = 0.0; // q(x, y) / sharpness minus the sum of the diagonal, without cancellation
        for (int place = 0; place < pair.Length; place++)
        {
            double value = q[pair[place]];
            diagonal[place] = value * value / ((sharpness * value) + 1);
            left += value / (sharpness * ((sharpness * value) + 1));
        }

        return (diagonal, 1 / left);
    }

    private double[] Applied(double[] vector, double[] q, double sharpness)
    {
        double[] result = new double[vector.Length];
        foreach (int[] pair in pairs)
        {
            (double[] diagonal, double rank) = Block(pair, q, sharpness);
            double sum = 0.0;
            for (int place = 0; place < pair.Length; place++) sum += diagonal[place] * vector[pair[place]];
            for (int place = 0; place < pair.Length; place++) result[pair[place]] = diagonal[place] * (vector[pair[place]] + (rank * sum));
        }

        return result;
    }
}

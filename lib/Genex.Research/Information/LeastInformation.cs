using MathNet.Numerics.LinearAlgebra;

namespace Genex.Research.Information;

/// <summary>The convex program of unique information: the least that two sources can tell about a target together when what each tells alone is
/// given.</summary>
/// <remarks>
/// Minimises I(target; first, second) over q(t, x, y) with q(t, x) and q(t, y) fixed, by a barrier method: Newton's steps on s x sum q log(q / q(x, y)) - sum
/// log q for rising s, along the cycles that keep the fixed sums (<see cref="CellTree"/>). Multipliers of the sums certify the solution: a bound on how far it
/// lies above the least. Makkeh, Theis and Vicente 2018 ("BROJA-2PID", Entropy 20) solve the same program as a cone program.
/// </remarks>
internal sealed class LeastInformation
{
    private const double Nats = 0.6931471805599453; // per bit
    private const double Accuracy = 1e-9; // bits
    private const double Growth = 30; // of s
    private const int MostSteps = 300;
    private readonly List<double> start = [], most = []; // of each cell: where it begins, and what it can be at most
    private readonly List<(int[] Cells, (int First, int Second)[] Ends, int Nodes)> targets = [];
    private readonly int[][] pairs; // cells of each pair of sources
    private readonly int[] pairOf;
    private readonly double targetEntropy; // nats

    /// <param name="joint">Its marginals are kept.</param>
    public LeastInformation(JointDistribution joint)
    {
        double[,] withFirst = joint.WithFirst, withSecond = joint.WithSecond;
        Dictionary<(int, int), List<int>> byPair = [];
        double[] probabilities = new double[joint.Targets];
        for (int target = 0; target < joint.Targets; target++)
        {
            int[] firsts = [.. Enumerable.Range(0, joint.Firsts).Where(first => withFirst[target, first] > 0)];
            int[] seconds = [.. Enumerable.Range(0, joint.Seconds).Where(second => withSecond[target, second] > 0)];
            if (firsts.Length == 0) continue;
            probabilities[target] = firsts.Sum(first => withFirst[target, first]);
            int from = start.Count;
            List<(int, int)> ends = [];
            for (int x = 0; x < firsts.Length; x++)
            {
                for (int y = 0; y < seconds.Length; y++)
                {
                    if (!byPair.TryGetValue((firsts[x], seconds[y]), out List<int>? pair)) byPair[(firsts[x], seconds[y])] = pair = [];
                    pair.Add(start.Count);
                    ends.Add((x, firsts.Length + y));
                    start.Add(withFirst[target, firsts[x]] * withSecond[target, seconds[y]] / probabilities[target]);
                    most.Add(Math.Min(withFirst[target, firsts[x]], withSecond[target, seconds[y]]));
                }
            }

            targets.Add(([.. Enumerable.Range(from, start.Count - from)], [.. ends], firsts.Length + seconds.Length));
        }

        pairs = [.. byPair.Values.Select(static pair => pair.ToArray())];
        pairOf = new int[start.Count];
        for (int pair = 0; pair < pairs.Length; pair++)
        {
            foreach (int cell in pairs[pair]) pairOf[cell] = pair;
        }

        targetEntropy = Entropies.Of(probabilities) * Nats;
    }

    /// <param name="Bits">What the sources tell together, bits.</param>
    /// <param name="Gap">How far that can lie above the least, bits.</param>
    public readonly record struct Solution(double Bits, double Gap);

    /// <summary>Solves the program.</summary>
    public Solution Solve()
    {
        double[] q = [.. start];
        double sharpness = 10.0 * q.Length, best = Objective(q), gap = double.PositiveInfinity;
        for (int step = 0; step < MostSteps && gap > Accuracy; step++)
        {
            CellTree[] trees = [.. targets.Select(target => new CellTree(target.Cells, target.Ends, target.Nodes, q))];
            double[] slope = Slope(q);
            double bound = Bound(q, slope, trees, sharpness);
            if (bound < gap) (gap, best) = (bound, Objective(q));
            int[][] cycles = [.. trees.SelectMany(static tree => tree.Cycles)];
            if (cycles.Length == 0) return new((targetEntropy + best) / Nats, 0); // the sums leave no choice
            (double[] change, double decrement) = Newton(q, slope, cycles, sharpness);
            if (decrement < 1e-6)
            {
                sharpness *= Growth;
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
        double[] slope = Slope(q);
        double sum = 0.0;
        for (int cell = 0; cell < q.Length; cell++) sum += q[cell] * slope[cell];
        return sum;
    }

    private double Barrier(double[] q, double sharpness) => (sharpness * Objective(q)) - q.Sum(Math.Log);

    private static double[] Moved(double[] q, double[] change, double reach) => [.. q.Zip(change, (value, step) => value + (reach * step))];

    // Slope of the objective: log(q / q(x, y)).
    private double[] Slope(double[] q)
    {
        double[] slope = new double[q.Length], whole = Whole(q);
        for (int cell = 0; cell < q.Length; cell++) slope[cell] = Math.Log(q[cell] / whole[pairOf[cell]]);
        return slope;
    }

    // q(x, y) of each pair.
    private double[] Whole(double[] q) => [.. pairs.Select(pair => pair.Sum(cell => q[cell]))];

    // Convexity: every feasible v has f(v) >= f(q) + r . (v - q), where r is the slope plus any number for each fixed sum; and no cell of v is below 0 or above
    // its sums. On the barrier's path r is 1 / (s q), so that the bound is the number of cells / s.
    private double Bound(double[] q, double[] slope, CellTree[] trees, double sharpness)
    {
        double[] rest = [.. slope];
        foreach (CellTree tree in trees) tree.Shift(rest, cell => 1 / (sharpness * q[cell]));
        double bound = 0.0;
        for (int cell = 0; cell < q.Length; cell++) bound += (rest[cell] * q[cell]) + (Math.Max(0, -rest[cell]) * most[cell]);
        return bound / Nats;
    }

    private (double[] Change, double Decrement) Newton(double[] q, double[] slope, int[][] cycles, double sharpness)
    {
        double[] whole = Whole(q);
        double[] steep = [.. slope.Zip(q, (value, cell) => (sharpness * value) - (1 / cell))];
        double[] downhill = [.. cycles.Select(cycle => -Along(cycle, steep))];
        double[] curvature = new double[cycles.Length * cycles.Length]; // symmetric, so that it does not matter which index runs first
        double[] bent = new double[q.Length]; // the Hessian times one cycle
        for (int one = 0; one < cycles.Length; one++)
        {
            Array.Clear(bent);
            for (int place = 0; place < cycles[one].Length; place++)
            {
                (int cell, int sign) = (cycles[one][place], Sign(place));
                bent[cell] += sign * ((sharpness / q[cell]) + (1 / (q[cell] * q[cell])));
                foreach (int other in pairs[pairOf[cell]]) bent[other] -= sign * sharpness / whole[pairOf[cell]];
            }

            for (int other = 0; other <= one; other++)
                curvature[(one * cycles.Length) + other] = curvature[(other * cycles.Length) + one] = Along(cycles[other], bent);
        }

        // Scaled to a diagonal of 1, which is what the factorisation needs where cells differ by many orders.
        double[] scale = [.. downhill.Select((_, cycle) => 1 / Math.Sqrt(curvature[(cycle * cycles.Length) + cycle]))];
        for (int one = 0; one < cycles.Length; one++)
        {
            Span<double> row = curvature.AsSpan(one * cycles.Length, cycles.Length);
            for (int other = 0; other < row.Length; other++) row[other] = (row[other] * scale[other] * scale[one]) + (one == other ? 1e-14 : 0);
        }

        double[] along = Matrix<double>.Build.Dense(cycles.Length, cycles.Length, curvature).Cholesky()
            .Solve(Vector<double>.Build.Dense([.. downhill.Zip(scale, static (value, unit) => value * unit)])).ToArray();
        double[] change = new double[q.Length];
        double decrement = 0.0;
        for (int cycle = 0; cycle < cycles.Length; cycle++)
        {
            double amount = along[cycle] * scale[cycle];
            decrement += amount * downhill[cycle];
            for (int place = 0; place < cycles[cycle].Length; place++) change[cycles[cycle][place]] += Sign(place) * amount;
        }

        return (change, decrement);
    }

    private static int Sign(int place) => place % 2 == 0 ? 1 : -1;

    private static double Along(int[] cycle, double[] values)
    {
        double sum = 0.0;
        for (int place = 0; place < cycle.Length; place++) sum += Sign(place) * values[cycle[place]];
        return sum;
    }
}

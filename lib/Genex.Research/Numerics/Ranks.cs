namespace Genex.Research.Numerics;

/// <summary>Ranks with ties.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 1, tied values sharing the mean of their places.</summary>
    /// <param name="values">N, any order.</param>
    /// <returns>N ranks in the order of <paramref name="values"/>; they sum to N (N + 1) / 2.</returns>
    public static double[] Mid(double[] values)
    {
        int[] order = Enumerable.Range(0, values.Length).OrderBy(place => values[place]).ToArray();
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && values[order[last + 1]].Equals(values[order[first]])) last++;
            for (int place = first; place <= last; place++) ranks[order[place]] = ((first + last) / 2.0) + 1;
            first = last + 1;
        }

        return ranks;
    }
}

namespace Genex.Research.Numerics;

/// <summary>Sorts places by keys. Places of one key stay in their order, which a sort by keys alone does not promise.</summary>
internal static class StableOrder
{
    /// <summary>The places 0 to N - 1 in order of their keys.</summary>
    /// <param name="keys">N keys, none NaN; they are sorted too.</param>
    internal static int[] Of(double[] keys)
    {
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end].Equals(keys[start]); end++)
            {
                // As far as the key is the same.
            }
            if (end - start > 1)
                Array.Sort(order, start, end - start);
        }
        return order;
    }

    /// <summary>Whether no key is before the one in front of it.</summary>
    internal static bool IsIn(ReadOnlySpan<double> keys)
    {
        for (int place = 1; place < keys.Length; place++)
        {
            if (keys[place] < keys[place - 1])
                return false;
        }
        return true;
    }
}

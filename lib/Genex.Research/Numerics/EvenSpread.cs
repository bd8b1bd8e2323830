namespace Genex.Research.Numerics;

/// <summary>A few of many, in equal steps, half a step from either end.</summary>
internal static class EvenSpread
{
    /// <summary>At most so many of a list, in its order.</summary>
    public static int[] Of(IReadOnlyList<int> all, int most)
    {
        int count = Math.Min(most, all.Count);
        return [.. Enumerable.Range(0, count).Select(place => all[((2 * place) + 1) * all.Count / (2 * count)])];
    }
}

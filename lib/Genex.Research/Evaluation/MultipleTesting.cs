namespace Genex.Research.Evaluation;

/// <summary>Corrections for several tests. Every declared test counts, those without a p too: leaving one out never helps the others.</summary>
public static class MultipleTesting
{
    /// <summary>Holm's step-down adjusted p, which bounds the chance of any false claim (Holm 1979). For the declared contrasts.</summary>
    /// <param name="p">m, null where there is none.</param>
    /// <returns>m, in the same order; null where there is no p.</returns>
    /// <exception cref="ArgumentException">A p is not from 0 to 1.</exception>
    public static double?[] Holm(IReadOnlyList<double?> p)
    {
        int[] order = Ascending(p);
        double?[] adjusted = new double?[p.Count];
        double before = 0.0;
        for (int place = 0; place < order.Length; place++)
            adjusted[order[place]] = before = Math.Max(before, Math.Min(1, (p.Count - place) * p[order[place]]!.Value));
        return adjusted;
    }

    /// <summary>Benjamini and Hochberg's adjusted p, which bounds the expected share of false claims among the claims (1995). For exploratory grids.</summary>
    /// <inheritdoc cref="Holm" path="/param"/>
    /// <inheritdoc cref="Holm" path="/returns"/>
    /// <inheritdoc cref="Holm" path="/exception"/>
    public static double?[] BenjaminiHochberg(IReadOnlyList<double?> p)
    {
        int[] order = Ascending(p);
        double?[] adjusted = new double?[p.Count];
        double after = 1.0;
        for (int place = order.Length - 1; place >= 0; place--)
            adjusted[order[place]] = after = Math.Min(after, (double)p.Count / (place + 1) * p[order[place]]!.Value);
        return adjusted;
    }

    private static int[] Ascending(IReadOnlyList<double?> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        for (int place = 0; place < p.Count; place++)
            if (p[place] is not (null or (>= 0 and <= 1)))
                throw new ArgumentException(Invariant($"Entry {place} is {p[place]}; expected a p from 0 to 1, or null."), nameof(p));
        return [.. Enumerable.Range(0, p.Count).Where(place => p[place] is not null).OrderBy(place => p[place])];
    }
}

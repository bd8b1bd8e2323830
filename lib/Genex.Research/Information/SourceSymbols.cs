namespace Genex.Research.Information;

/// <summary>Two modalities as symbols, found by models that have not seen the person.</summary>
/// <remarks>
/// A modality's symbol has two parts. The first says which of four parts its own regression's prediction lies in: what it tells by itself. That part alone
/// would be blind to synergy - of an exclusive-or, neither modality predicts anything - so the second says on which side of the middle the row lies along the
/// modality's direction in the regression of products: what it tells together with the other. Both are learnt, and their borders taken, on other people's
/// rows. Sides alone lose what lies in the distance from the middle, so the place along the direction is kept in finer parts beside them, for what both tell
/// together; finer symbols throughout would be too many for the convex program.
/// </remarks>
public sealed record SourceSymbols
{
    /// <summary>Parts that a prediction of one modality is cut into; even.</summary>
    public const int OwnParts = 4;

    /// <summary>Parts that the direction of the products is cut into; even.</summary>
    public const int CrossedParts = 2;

    /// <summary>Finer parts of that direction; even.</summary>
    public const int FineParts = 8;

    /// <summary>Number of symbols of each modality.</summary>
    public const int Count = OwnParts * CrossedParts;

    private SourceSymbols(int[] first, int[] second, int[] fineFirst, int[] fineSecond, PairedSources sources) =>
        (First, Second, FineFirst, FineSecond, Sources) = (first, second, fineFirst, fineSecond, sources);

    /// <summary>N symbols of the first modality.</summary>
    public IReadOnlyList<int> First { get; }

    /// <summary>N symbols of the second.</summary>
    public IReadOnlyList<int> Second { get; }

    /// <summary>N finer parts of the first modality's direction, from 0.</summary>
    public IReadOnlyList<int> FineFirst { get; }

    /// <summary>N finer parts of the second's.</summary>
    public IReadOnlyList<int> FineSecond { get; }

    /// <summary>What they were made from.</summary>
    public PairedSources Sources { get; }

    /// <summary>Finds symbols with people held out.</summary>
    /// <param name="sources">Two modalities and a target.</param>
    /// <param name="groups">Parts that the people are divided into; each is held out once. Default 8.</param>
    /// <param name="ridge">Of the regressions. Default 10.</param>
    /// <param name="cancellation">Stops between groups.</param>
    public static SourceSymbols Of(PairedSources sources, int groups = 8, double ridge = 10, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        (int[] first, int[] second, int[] fineFirst, int[] fineSecond) =
            (new int[sources.Count], new int[sources.Count], new int[sources.Count], new int[sources.Count]);
        IReadOnlyList<double>? reference = null;
        foreach ((int[] train, int[] test) in sources.HeldOut(groups))
        {
            cancellation.ThrowIfCancellationRequested();
            CrossedRegression crossed = new(sources, train, ridge);
            // A pair of directions may be turned together; all groups turn it the same way.
            reference ??= crossed.Right;
            int sign = reference.Zip(crossed.Right, static (one, other) => one * other).Sum() < 0 ? -1 : 1;
            (double[] First, double[] Second) learnt = crossed.Along(sources, train, sign), held = crossed.Along(sources, test, sign);
            int[] ofFirst = Symbols(sources.First, sources.Target, train, test, ridge, learnt.First, held.First);
            int[] ofSecond = Symbols(sources.Second, sources.Target, train, test, ridge, learnt.Second, held.Second);
            double[] bordersOfFirst = Borders(learnt.First, FineParts), bordersOfSecond = Borders(learnt.Second, FineParts);
            for (int place = 0; place < test.Length; place++)
            {
                (first[test[place]], second[test[place]]) = (ofFirst[place], ofSecond[place]);
                fineFirst[test[place]] = Part(held.First[place], bordersOfFirst);
                fineSecond[test[place]] = Part(held.Second[place], bordersOfSecond);
            }
        }

        return new(first, second, fineFirst, fineSecond, sources);
    }

    private static int[] Symbols(double[,] features, bool[] target, int[] train, int[] test, double ridge, double[] learnt, double[] held)
    {
        double[,] known = features.Rows(train);
        var own = LogisticRegression.Fit(known, [.. train.Select(row => target[row])], ridge: ridge);
        double[] borders = Borders(own.LogOdds(known), OwnParts), middle = Borders(learnt, CrossedParts);
        double[] scores = own.LogOdds(features.Rows(test));
        return [.. test.Select((_, place) => (Part(scores[place], borders) * CrossedParts) + Part(held[place], middle))];
    }

    // The middle is where two groups part best, as many rows in each part of either half. Quantiles alone would put it anywhere in the gap between two groups
    // that are not exactly of one size.
    private static double[] Borders(double[] values, int parts)
    {
        double middle = Middle(values);
        double[] sorted = [.. values.Order()], lower = [.. sorted.TakeWhile(value => value <= middle)], upper = sorted[lower.Length..];
        return [.. Within(lower), middle, .. Within(upper)];

        IEnumerable<double> Within(double[] half) => Enumerable.Range(1, (parts / 2) - 1)
            .Select(part => half.Length == 0 ? middle : Moments.Quantile(half, part / (parts / 2.0)));
    }

    // Ridler and Calvard 1978: half-way between the means of what lies on either side.
    private static double Middle(double[] values)
    {
        double middle = values.Average();
        for (int step = 0; step < 100; step++)
        {
            double[] lower = [.. values.Where(value => value <= middle)], upper = [.. values.Where(value => value > middle)];
            if (lower.Length == 0 || upper.Length == 0) break;
            double next = (lower.Average() + upper.Average()) / 2;
            if (Math.Abs(next - middle) < 1e-9) break;
            middle = next;
        }

        return middle;
    }

    private static int Part(double value, double[] borders) => borders.Count(border => value > border);
}

namespace Genex.Research.Information;

/// <summary>Two modalities as symbols, found by models that have not seen the person.</summary>
/// <remarks>
/// A modality's symbol has two parts. The first says which quarter its own regression's prediction lies in: what it tells by itself. That part alone would be
/// blind to synergy - of an exclusive-or, neither modality predicts anything - so the second says on which side of the middle the row lies along the
/// modality's direction in the regression of products: what it tells together with the other. Both are learnt, and their borders taken, on other people's rows.
/// </remarks>
public sealed record SourceSymbols
{
    /// <summary>Parts that a prediction of one modality is cut into, as many rows in each.</summary>
    public const int OwnParts = 4;

    /// <summary>Parts that the direction of the products is cut into.</summary>
    public const int CrossedParts = 2;

    /// <summary>Number of symbols of each modality.</summary>
    public const int Count = OwnParts * CrossedParts;

    private SourceSymbols(int[] first, int[] second, PairedSources sources) => (First, Second, Sources) = (first, second, sources);

    /// <summary>N symbols of the first modality.</summary>
    public IReadOnlyList<int> First { get; }

    /// <summary>N symbols of the second.</summary>
    public IReadOnlyList<int> Second { get; }

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
        (int[] first, int[] second) = (new int[sources.Count], new int[sources.Count]);
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
            for (int place = 0; place < test.Length; place++) (first[test[place]], second[test[place]]) = (ofFirst[place], ofSecond[place]);
        }

        return new(first, second, sources);
    }

    private static int[] Symbols(double[,] features, bool[] target, int[] train, int[] test, double ridge, double[] learnt, double[] held)
    {
        double[,] known = features.Rows(train);
        var own = LogisticRegression.Fit(known, [.. train.Select(row => target[row])], ridge: ridge);
        double[] borders = Borders(own.LogOdds(known), OwnParts), middle = Borders(learnt, CrossedParts);
        double[] scores = own.LogOdds(features.Rows(test));
        return [.. test.Select((_, place) => (Part(scores[place], borders) * CrossedParts) + Part(held[place], middle))];
    }

    private static double[] Borders(double[] values, int parts)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(1, parts - 1).Select(part => Moments.Quantile(sorted, part / (double)parts))];
    }

    private static int Part(double value, double[] borders) => borders.Count(border => value > border);
}

namespace Genex.Research.Evaluation;

/// <summary>A learning curve with its uncertainty: fitted to studies of several sizes, and again to resampled studies.</summary>
/// <param name="Curve">Of all studies.</param>
/// <param name="Resampled">Of studies drawn with replacement within each size.</param>
/// <param name="Smallest">The smallest amount that was tried.</param>
/// <param name="Largest">The largest.</param>
public sealed record FittedCurve(PowerLaw Curve, IReadOnlyList<PowerLaw> Resampled, double Smallest, double Largest)
{
    /// <summary>Fits a curve.</summary>
    /// <param name="studies">Amount of data and score of each study.</param>
    /// <param name="seed">Of the resamples.</param>
    /// <param name="resamples">At least 100. Default 400.</param>
    /// <exception cref="ArgumentException">There are fewer than three amounts, or one with a single study: its spread is not known.</exception>
    public static FittedCurve Of(IReadOnlyList<(double Amount, double Score)> studies, int seed, int resamples = 400)
    {
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        (double Amount, double Score)[][] sizes = [.. studies.GroupBy(static study => study.Amount).Select(static size => size.ToArray())];
        if (sizes.FirstOrDefault(static size => size.Length < 2) is { } single)
            throw new ArgumentException(Invariant($"There is one study of {single[0].Amount}; expected two or more of each amount."), nameof(studies));
        SeededRandom random = new(seed, -1, "learning curve");
        return new(PowerLaw.Fit(studies), [.. Enumerable.Range(0, resamples).Select(_ =>
            PowerLaw.Fit([.. sizes.SelectMany(size => size.Select(_ => size[random.Below(size.Length)]))]))],
            sizes.Min(static size => size[0].Amount), sizes.Max(static size => size[0].Amount));
    }

    /// <summary>Percentile interval of the mean score at an amount.</summary>
    /// <param name="amount">Greater than 0.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    public (double Lower, double Upper) IntervalAt(double amount, double level = 0.95) => Ends([.. Resampled.Select(curve => curve.At(amount))], level);

    /// <summary>What a change of the amount is worth, with its percentile interval.</summary>
    /// <param name="from">The amount there is.</param>
    /// <param name="to">Another one.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    public (double Gain, double Lower, double Upper) Worth(double from, double to, double level = 0.95)
    {
        (double lower, double upper) = Ends([.. Resampled.Select(curve => curve.At(to) - curve.At(from))], level);
        return (Curve.At(to) - Curve.At(from), lower, upper);
    }

    private static (double Lower, double Upper) Ends(double[] values, double level)
    {
        double[] sorted = [.. values.Order()];
        return (Moments.Quantile(sorted, (1 - level) / 2), Moments.Quantile(sorted, (1 + level) / 2));
    }
}

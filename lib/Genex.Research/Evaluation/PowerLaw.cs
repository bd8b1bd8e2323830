namespace Genex.Research.Evaluation;

/// <summary>A score that approaches a ceiling as data grow: ceiling - drop x amount ^ -rate.</summary>
/// <param name="Ceiling">Score with endless data.</param>
/// <param name="Drop">How far below the ceiling the score lies at an amount of 1; 0 or more.</param>
/// <param name="Rate">How fast it rises.</param>
/// <remarks>The usual form of learning curves (Cortes et al. 1994; Viering and Loog 2022, "The shape of learning curves"). Within the amounts that were tried
/// it is a description, outside of them a guess.</remarks>
public sealed record PowerLaw(double Ceiling, double Drop, double Rate)
{
    private const double SlowestRate = 0.05, FastestRate = 3, RateStep = 0.01;

    /// <summary>The score at an amount of data.</summary>
    /// <param name="amount">Greater than 0.</param>
    public double At(double amount) => Ceiling - (Drop * Math.Pow(amount, -Rate));

    /// <summary>Least squares: for each rate from 0.05 to 3 the best ceiling and drop, of those the best rate.</summary>
    /// <param name="points">Amounts, greater than 0, and scores.</param>
    /// <returns>A flat line where no rising curve fits better.</returns>
    /// <exception cref="ArgumentException">There are fewer than three different amounts.</exception>
    public static PowerLaw Fit(IReadOnlyList<(double Amount, double Score)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        int amounts = points.Select(static point => point.Amount).Distinct().Count();
        if (amounts < 3) throw new ArgumentException(Invariant($"There are {amounts} amounts of data; expected three or more for a curve."), nameof(points));
        double mean = points.Average(static point => point.Score);
        (PowerLaw Curve, double Error) best = (new(mean, 0, 1), points.Sum(point => Square(point.Score - mean)));
        for (double rate = SlowestRate; rate <= FastestRate; rate += RateStep)
        {
            double[] x = [.. points.Select(point => -Math.Pow(point.Amount, -rate))];
            double middle = x.Average(), spread = x.Sum(value => Square(value - middle));
            double slope = x.Zip(points, (value, point) => (value - middle) * (point.Score - mean)).Sum() / spread;
            if (slope <= 0) continue;
            PowerLaw curve = new(mean - (slope * middle), slope, rate);
            double error = points.Sum(point => Square(point.Score - curve.At(point.Amount)));
            if (error < best.Error) best = (curve, error);
        }

        return best.Curve;

        static double Square(double value) => value * value;
    }
}

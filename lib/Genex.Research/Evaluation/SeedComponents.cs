using MathNet.Numerics.Distributions;

namespace Genex.Research.Evaluation;

/// <summary>Several seeds in a mixed model: score = mean + participant + seed + rest, participants and seeds both drawn at random and crossed.</summary>
/// <remarks>
/// A seed is no participant: more seeds make the seeds' part of the error small, never the participants'. Components are those of the two-way analysis of
/// variance (Searle, Casella and McCulloch, "Variance Components", 1992), cut at 0; the degrees of freedom are Satterthwaite's (1946).
/// </remarks>
/// <param name="Participants">N that have a score under every seed.</param>
/// <param name="Seeds">S.</param>
/// <param name="Mean">Over all of them.</param>
/// <param name="BetweenParticipants">Standard deviation between participants.</param>
/// <param name="BetweenSeeds">Standard deviation between seeds.</param>
/// <param name="Rest">Standard deviation of what is left.</param>
/// <param name="StandardError">Of the mean.</param>
/// <param name="Freedom">Degrees of freedom of that error.</param>
public sealed record SeedComponents(int Participants, int Seeds, double Mean, double BetweenParticipants, double BetweenSeeds, double Rest,
    double StandardError, double Freedom)
{
    /// <summary>Ends of the mean's interval, for new participants and new seeds.</summary>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    public (double Lower, double Upper) Interval(double level = 0.95)
    {
        double reach = StandardError * StudentT.InvCDF(0, 1, Freedom, (1 + level) / 2);
        return (Mean - reach, Mean + reach);
    }

    /// <summary>Takes scores apart.</summary>
    /// <param name="scores">By seed: one score or difference per participant, the same participants in the same order; null where undefined.</param>
    /// <returns>Null with fewer than two seeds, or fewer than two participants that have a score under every seed, or without any spread.</returns>
    /// <exception cref="ArgumentException">The seeds have different numbers of participants.</exception>
    public static SeedComponents? Of(IReadOnlyList<IReadOnlyList<double?>> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count < 2) return null;
        if (scores.Any(seed => seed.Count != scores[0].Count))
            throw new ArgumentException("Every seed needs the same participants.", nameof(scores));
        int[] people = [.. Enumerable.Range(0, scores[0].Count).Where(person => scores.All(seed => seed[person] is not null))];
        (int n, int s) = (people.Length, scores.Count);
        if (n < 2) return null;

        double[][] table = [.. people.Select(person => scores.Select(seed => seed[person]!.Value).ToArray())];
        double[] byPerson = [.. table.Select(static row => row.Average())], bySeed = [.. Enumerable.Range(0, s)
            .Select(seed => table.Average(row => row[seed]))];
        double mean = byPerson.Average();
        double people2 = s * byPerson.Sum(value => Square(value - mean)) / (n - 1), seeds2 = n * bySeed.Sum(value => Square(value - mean)) / (s - 1);
        double rest2 = table.Select((row, person) => row.Select((value, seed) => Square(value - byPerson[person] - bySeed[seed] + mean)).Sum()).Sum()
            / ((n - 1.0) * (s - 1));
        double between = Math.Max(0, (people2 - rest2) / s), seeds = Math.Max(0, (seeds2 - rest2) / n);
        double variance = (between / n) + (seeds / s) + (rest2 / ((double)n * s));
        if (variance <= 0) return null;
        // The variance of the mean is (people2 + seeds2 - rest2) / (n s), a sum of mean squares; where a component is cut at 0 its mean squares fall away.
        (double Weight, double Square, double Freedom)[] parts =
        [
            (between > 0 ? 1 : 0, people2, n - 1), (seeds > 0 ? 1 : 0, seeds2, s - 1),
            (1 - (between > 0 ? 1 : 0) - (seeds > 0 ? 1 : 0), rest2, (n - 1.0) * (s - 1)),
        ];
        double freedom = Square(parts.Sum(static part => part.Weight * part.Square))
            / parts.Sum(static part => Square(part.Weight * part.Square) / part.Freedom);
        return new(n, s, mean, Math.Sqrt(between), Math.Sqrt(seeds), Math.Sqrt(rest2), Math.Sqrt(variance), freedom);

        static double Square(double value) => value * value;
    }
}

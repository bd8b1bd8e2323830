using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>How a predictor's score rises with people in a <see cref="WorldRecord"/>: what was found with each number of them, and a fitted curve.</summary>
/// <remarks>
/// Intervals come from people drawn with replacement. A larger study of a seed begins with the people of the smaller one, so a person is drawn with the scores
/// of every size that has them. Draws that were tried with every size are taken, where there are any: a rise compares people with themselves. That another
/// training of the same people would come to other scores is not in the intervals: few sizes have several seeds.
/// </remarks>
/// <param name="World">Name of the world.</param>
/// <param name="Predictor">Name of a model or baseline.</param>
/// <param name="Sizes">Numbers of people, rising, each with the mean area under the ROC curve within people and its interval; null without one.</param>
/// <param name="Rise">Mean with the most people minus mean with the fewest, and its 95 % percentile interval.</param>
/// <param name="Fitted">Ceiling minus a power of the number of people; it never falls.</param>
/// <param name="Training">Area on its own training samples with the most people; null for a baseline.</param>
public sealed record RecordedCurve(string World, string Predictor, IReadOnlyList<(int People, double Score, ParticipantInterval? Interval)> Sizes,
    (double Gain, double Lower, double Upper) Rise, FittedCurve Fitted, double? Training)
{
    private const int Resamples = 400;
    private const double Tail = 0.025;

    /// <summary>Fits a curve to what a record holds.</summary>
    /// <param name="record">With trials of the predictor with three numbers of people or more.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictor">Name of a model or baseline.</param>
    /// <exception cref="ArgumentException">It was tried with fewer than three numbers of people.</exception>
    public static RecordedCurve Of(WorldRecord record, string world, string predictor)
    {
        ArgumentNullException.ThrowIfNull(record);
        (int People, long Seed, double?[] Scores)[] trials = [.. record.Trials.Where(trial => trial.World == world)
            .SelectMany(trial => trial.Scores.Where(score => score.Name == predictor)
                .Select(score => (trial.People, (long)trial.Seed, score.PerPerson.ToArray())))
            .OrderBy(trial => trial.People)];
        int[] sizes = [.. trials.Select(trial => trial.People).Distinct()];
        if (sizes.Length < 3)
        {
            throw new ArgumentException(
                Invariant($"{predictor} was tried with {sizes.Length} numbers of people in \"{world}\"; expected 3 or more for a curve."), nameof(predictor));
        }

        // Other draws' people would stand against none of their own in the smaller studies.
        long[] whole = [.. trials.GroupBy(trial => trial.Seed).Where(own => own.Select(trial => trial.People).Distinct().Count() == sizes.Length)
            .Select(own => own.Key)];
        if (whole.Length > 0) trials = [.. trials.Where(trial => whole.Contains(trial.Seed))];
        SeededRandom random = new(1, -1, $"people of {predictor} in {world}");
        (double Amount, double Score)[][] drawn = [.. Enumerable.Range(0, Resamples).Select(_ => Drawn(trials, random))];
        (double Amount, double Score)[] all = Points(trials, static (_, people) => Enumerable.Range(0, people));
        double[] rises = [.. drawn.Select(points => RiseOf(points, sizes)).Order()];
        return new(world, predictor, [.. sizes.Select(size =>
        {
            double?[] scores = [.. trials.Where(trial => trial.People == size).SelectMany(trial => trial.Scores)];
            return (size, scores.Average()!.Value, PrimaryScore.Interval(scores, seed: 1));
        })],
            (RiseOf(all, sizes), Moments.Quantile(rises, Tail), Moments.Quantile(rises, 1 - Tail)),
            new FittedCurve(PowerLaw.Fit(all), [.. drawn.Select(PowerLaw.Fit)], sizes[0], sizes[^1]),
            record.Of(world, sizes[^1])!.Find(predictor).Training);
    }

    /// <summary>The curves of several predictors; one that was tried with fewer than three numbers of people is left out.</summary>
    /// <param name="record">With trials.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictors">Names of models and baselines.</param>
    public static IReadOnlyList<RecordedCurve> Known(WorldRecord record, string world, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        return [.. predictors.Where(predictor => record.Trials.Where(trial => trial.World == world && trial.Scores.Any(score => score.Name == predictor))
            .Select(trial => trial.People).Distinct().Count() > 2).Select(predictor => Of(record, world, predictor))];
    }

    /// <summary>How many people the fitted curve needs for a gain over the fewest that were tried, with its 95 % percentile interval.</summary>
    /// <param name="gain">Over 0.</param>
    /// <returns>Infinite where the curve does not reach it.</returns>
    public (double People, double Lower, double Upper) PeopleFor(double gain)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gain);
        double from = Fitted.Smallest;
        double[] needed = [.. Fitted.Resampled.Select(curve => Needed(curve, from, gain)).Order()];
        return (Needed(Fitted.Curve, from, gain), At(Tail), At(1 - Tail));

        // By place, not between places: what is not reached is infinite.
        double At(double quantile) => needed[(int)Math.Round(quantile * (needed.Length - 1))];
    }

    private static double Needed(PowerLaw curve, double from, double gain)
    {
        double left = curve.Ceiling - curve.At(from) - gain;
        return curve.Drop <= 0 || left <= 0 ? double.PositiveInfinity : Math.Pow(curve.Drop / left, 1 / curve.Rate);
    }

    // Within what each size adds to the smaller ones of its seed, so that every size keeps its number of people.
    private static (double Amount, double Score)[] Drawn((int People, long Seed, double?[] Scores)[] trials, SeededRandom random)
    {
        Dictionary<long, int[]> drawn = trials.GroupBy(trial => trial.Seed).ToDictionary(own => own.Key, own =>
        {
            int[] ends = [.. own.Select(trial => trial.People).Distinct()];
            return ends.SelectMany((end, place) => Enumerable.Range(place == 0 ? 0 : ends[place - 1], end - (place == 0 ? 0 : ends[place - 1]))
                .Select(_ => (place == 0 ? 0 : ends[place - 1]) + random.Below(end - (place == 0 ? 0 : ends[place - 1])))).ToArray();
        });
        return Points(trials, (seed, people) => drawn[seed].Take(people));
    }

    private static (double Amount, double Score)[] Points((int People, long Seed, double?[] Scores)[] trials, Func<long, int, IEnumerable<int>> people) =>
        [.. trials.SelectMany(trial => people(trial.Seed, trial.People).Select(person => trial.Scores[person]).OfType<double>()
            .Select(score => ((double)trial.People, score)))];

    private static double RiseOf((double Amount, double Score)[] points, int[] sizes) =>
        points.Where(point => point.Amount.Equals(sizes[^1])).Average(point => point.Score)
            - points.Where(point => point.Amount.Equals(sizes[0])).Average(point => point.Score);
}

using Genex.Research.Evaluation;

namespace Genex.Research.Experiments;

/// <summary>How a predictor's score rises with people, or with the length of their recordings, in a <see cref="WorldRecord"/>: what was found with each, and
/// a fitted curve.</summary>
/// <remarks>
/// Intervals come from people drawn with replacement. A larger study of a seed begins with the people of the smaller one, so a person is drawn with the scores
/// of every size that has them. Draws that were tried with every size are taken, where there are any: a rise compares people with themselves. That another
/// training of the same people would come to other scores is not in the intervals: few sizes have several seeds.
/// </remarks>
/// <param name="World">Name of the world.</param>
/// <param name="Predictor">Name of a model or baseline.</param>
/// <param name="Unit">What it rises with: "people" or "seconds" (of each person).</param>
/// <param name="Sizes">Numbers of people or seconds, rising, each with the mean area under the ROC curve within people and its interval; null without
/// one.</param>
/// <param name="Rise">Mean with the most of them minus mean with the fewest, and its 95 % percentile interval.</param>
/// <param name="Fitted">Ceiling minus a power of their number; it never falls.</param>
/// <param name="Training">Area on its own training samples with the most of them; null for a baseline.</param>
public sealed record RecordedCurve(string World, string Predictor, string Unit,
    IReadOnlyList<(int Amount, double Score, ParticipantInterval? Interval)> Sizes, (double Gain, double Lower, double Upper) Rise, FittedCurve Fitted,
    double? Training)
{
    /// <summary>Seeds of the draws of people that are in the curve: those with every size, where there are any.</summary>
    public IReadOnlyList<int> Draws { get; init; } = [];

    /// <summary>Seeds of draws that the predictor was tried on with some sizes alone, which are not in the curve.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    private const string OfPeople = "people", OfSeconds = "seconds";
    private const int Resamples = 400;
    private const double Tail = 0.025;

    /// <summary>Fits a curve over people to what a record holds.</summary>
    /// <param name="record">With trials of the predictor, of the usual length, with three numbers of people or more.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictor">Name of a model or baseline.</param>
    /// <exception cref="ArgumentException">It was tried with fewer than three numbers of people.</exception>
    public static RecordedCurve Of(WorldRecord record, string world, string predictor)
    {
        ArgumentNullException.ThrowIfNull(record);
        double usual = record.UsualSeconds;
        return Of(record, world, predictor, OfPeople, trial => trial.Seconds.Equals(usual), trial => trial.People);
    }

    /// <summary>Fits a curve over the length of recordings to what a record holds: of the number of people that was tried with the most lengths.</summary>
    /// <param name="record">With trials of the predictor of three lengths or more.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictor">Name of a model or baseline.</param>
    /// <exception cref="ArgumentException">It was tried with fewer than three lengths.</exception>
    public static RecordedCurve OverSeconds(WorldRecord record, string world, string predictor)
    {
        ArgumentNullException.ThrowIfNull(record);
        int people = PeopleOfLengths(record, world, predictor);
        return Of(record, world, predictor, OfSeconds, trial => trial.People == people, trial => (int)trial.Seconds);
    }

    /// <summary>The curves of several predictors over people; one that was tried with fewer than three numbers of them is left out.</summary>
    /// <param name="record">With trials.</param>
    /// <param name="world">Name of the world.</param>
    /// <param name="predictors">Names of models and baselines.</param>
    public static IReadOnlyList<RecordedCurve> Known(WorldRecord record, string world, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        double usual = record.UsualSeconds;
        return [.. predictors.Where(predictor => Trials(record, world, predictor).Where(one => one.Trial.Seconds.Equals(usual))
            .Select(one => one.Trial.People).Distinct().Count() > 2).Select(predictor => Of(record, world, predictor))];
    }

    /// <summary>The same over the length of recordings.</summary>
    /// <inheritdoc cref="Known"/>
    public static IReadOnlyList<RecordedCurve> KnownOverSeconds(WorldRecord record, string world, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        return [.. predictors.Where(predictor => Trials(record, world, predictor).GroupBy(one => one.Trial.People)
            .Any(same => same.Select(one => one.Trial.Seconds).Distinct().Count() > 2)).Select(predictor => OverSeconds(record, world, predictor))];
    }

    private static RecordedCurve Of(WorldRecord record, string world, string predictor, string unit, Func<WorldTrial, bool> taken,
        Func<WorldTrial, int> amountOf)
    {
        (int Amount, int People, int Seed, WorldScore Score)[] trials = [.. Trials(record, world, predictor).Where(one => taken(one.Trial))
            .Select(one => (amountOf(one.Trial), one.Trial.People, one.Trial.Seed, one.Score)).OrderBy(one => one.Item1)];
        int[] sizes = [.. trials.Select(trial => trial.Amount).Distinct()];
        if (sizes.Length < 3)
        {
            throw new ArgumentException(Invariant($"{predictor} was tried with {sizes.Length} numbers of {unit} in \"{world}\"; ")
                + "expected 3 or more for a curve.", nameof(predictor));
        }

        // Other draws' people would stand against none of their own in the smaller studies.
        int[] tried = [.. trials.Select(trial => trial.Seed).Distinct().Order()];
        IReadOnlyList<int> draws = WholeDraws.Of(trials.Select(trial => (trial.Seed, trial.Amount)));
        trials = [.. trials.Where(trial => draws.Contains(trial.Seed))];
        double? training = trials.Where(trial => trial.Amount == sizes[^1]).Average(trial => trial.Score.Training);
        SeededRandom random = new(1, -1, $"{OfPeople} of {predictor} in {world}");
        (double Amount, double Score)[][] drawn = [.. Enumerable.Range(0, Resamples).Select(_ => Drawn(trials, random))];
        (double Amount, double Score)[] all = Points(trials, static (_, people) => Enumerable.Range(0, people));
        double[] rises = [.. drawn.Select(points => RiseOf(points, sizes)).Order()];
        return new(world, predictor, unit, [.. sizes.Select(size =>
        {
            double?[] scores = [.. trials.Where(trial => trial.Amount == size).SelectMany(trial => trial.Score.PerPerson)];
            return (size, scores.Average()!.Value, PrimaryScore.Interval(scores, seed: 1));
        })],
            (RiseOf(all, sizes), Moments.Quantile(rises, Tail), Moments.Quantile(rises, 1 - Tail)),
            new FittedCurve(PowerLaw.Fit(all), [.. drawn.Select(PowerLaw.Fit)], sizes[0], sizes[^1]), training)
        {
            Draws = draws,
            LeftOut = [.. tried.Except(draws)],
        };
    }

    private static IEnumerable<(WorldTrial Trial, WorldScore Score)> Trials(WorldRecord record, string world, string predictor) =>
        record.Trials.Where(trial => trial.World == world).SelectMany(trial => trial.Scores.Where(score => score.Name == predictor)
            .Select(score => (trial, score)));

    private static int PeopleOfLengths(WorldRecord record, string world, string predictor) => Trials(record, world, predictor)
        .GroupBy(one => one.Trial.People).MaxBy(same => same.Select(one => one.Trial.Seconds).Distinct().Count())?.Key ?? 0;

    /// <summary>How many people, or seconds of each, the fitted curve needs for a gain over the fewest that were tried, with its 95 % percentile
    /// interval.</summary>
    /// <param name="gain">Over 0.</param>
    /// <returns>Infinite where the curve does not reach it.</returns>
    public (double Amount, double Lower, double Upper) AmountFor(double gain)
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
    private static (double Amount, double Score)[] Drawn((int Amount, int People, int Seed, WorldScore Score)[] trials, SeededRandom random)
    {
        Dictionary<int, int[]> drawn = trials.GroupBy(trial => trial.Seed).ToDictionary(own => own.Key, own =>
        {
            int[] ends = [.. own.Select(trial => trial.People).Distinct()];
            return ends.SelectMany((end, place) => Enumerable.Range(place == 0 ? 0 : ends[place - 1], end - (place == 0 ? 0 : ends[place - 1]))
                .Select(_ => (place == 0 ? 0 : ends[place - 1]) + random.Below(end - (place == 0 ? 0 : ends[place - 1])))).ToArray();
        });
        return Points(trials, (seed, people) => drawn[seed].Take(people));
    }

    private static (double Amount, double Score)[] Points((int Amount, int People, int Seed, WorldScore Score)[] trials,
        Func<int, int, IEnumerable<int>> people) => [.. trials.SelectMany(trial => people(trial.Seed, trial.People)
            .Select(person => trial.Score.PerPerson[person]).OfType<double>().Select(score => ((double)trial.Amount, score)))];

    private static double RiseOf((double Amount, double Score)[] points, int[] sizes) =>
        points.Where(point => point.Amount.Equals(sizes[^1])).Average(point => point.Score)
            - points.Where(point => point.Amount.Equals(sizes[0])).Average(point => point.Score);
}

namespace Genex.Research.Evaluation;

/// <summary>An interval for a mean over participants. The participant is the independent unit, never the frame.</summary>
/// <param name="Estimate">The score itself.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Share of repeated studies whose interval holds the true mean, for example 0.95.</param>
/// <param name="Method">How it is made.</param>
/// <param name="Participants">N.</param>
public sealed record ParticipantInterval(double Estimate, double Lower, double Upper, double Level, IntervalMethod Method, int Participants)
{
    /// <summary>The fewest participants for which a bootstrap is offered; with fewer it covers too rarely (<c>genex calibrate</c> shows by how much).</summary>
    public const int SmallestBootstrap = 10;

    /// <summary>The project's rule: t under 10 participants, participant bootstrap from 10 on.</summary>
    /// <param name="scores">N, one score or one difference per participant.</param>
    /// <param name="seed">Of the bootstrap; the same seed gives the same interval.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    /// <returns>Null with fewer than 2 participants, or when all scores are equal: there is no spread to judge by.</returns>
    /// <exception cref="ArgumentException">A score is not a finite number.</exception>
    public static ParticipantInterval? Of(double[] scores, int seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.Length < SmallestBootstrap ? StudentT(scores, level) : Bootstrap(scores, seed, level: level);
    }

    /// <summary>The same interval without the values that the score cannot take; how often it holds the true mean does not change.</summary>
    /// <param name="lowest">The score's smallest value.</param>
    /// <param name="highest">The score's largest value.</param>
    public ParticipantInterval Within(double lowest, double highest) => this with { Lower = Math.Max(lowest, Lower), Upper = Math.Min(highest, Upper) };

    /// <summary>Student's t interval, mean +- t(N - 1) s / sqrt(N).</summary>
    /// <param name="scores">N.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    /// <inheritdoc cref="Of" path="/returns"/>
    /// <inheritdoc cref="Of" path="/exception"/>
    /// <remarks>Exact when the scores are normal over participants; with 4 participants the factor t is 3.18, not 1.96.</remarks>
    public static ParticipantInterval? StudentT(double[] scores, double level = 0.95)
    {
        if (!HasSpread(scores, level)) return null;
        (double mean, double deviation) = Moments.Of(scores);
        double reach = ParticipantBootstrap.StudentQuantile(scores.Length, level) * deviation / Math.Sqrt(scores.Length);
        return new(mean, mean - reach, mean + reach, level, IntervalMethod.StudentT, scores.Length);
    }

    /// <summary>Bootstrap of the mean over participants.</summary>
    /// <param name="scores">N, at least 10.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="resamples">Number of resamples; at least 100. Default 4000.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    /// <returns>Null when all scores are equal: there is no spread to judge by.</returns>
    /// <exception cref="ArgumentException">There are fewer than 10 participants, or a score is not a finite number.</exception>
    public static ParticipantInterval? Bootstrap(double[] scores, int seed, int resamples = 4000, double level = 0.95)
    {
        if (!HasSpread(scores, level)) return null;
        RefuseFew(scores.Length);
        double[] means = ParticipantBootstrap.Means(scores, resamples, new Random(seed));
        return Percentiles(scores.Average(), means, level, scores.Length);
    }

    /// <summary>Bootstrap of any score that is taken from all participants together, such as macro-F1 of pooled counts.</summary>
    /// <param name="participants">N, at least 10: what the score needs of each participant.</param>
    /// <param name="score">The score of a list of participants, some of them repeated; null where it is undefined.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="resamples">Number of resamples; at least 100. Default 2000.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    /// <returns>Null when the score of the participants themselves is undefined, is undefined in more than 1 of 100 resamples, or never varies.</returns>
    /// <exception cref="ArgumentException">There are fewer than 10 participants.</exception>
    public static ParticipantInterval? BootstrapOf<TParticipant>(
        IReadOnlyList<TParticipant> participants, Func<IReadOnlyList<TParticipant>, double?> score, int seed, int resamples = 2000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(score);
        CheckLevel(level);
        RefuseFew(participants.Count);
        if (score(participants) is not { } estimate) return null;
        double[] scores = ParticipantBootstrap.Scores(participants, score, resamples, new Random(seed));
        return scores.Length < 0.99 * resamples || scores.All(one => one.Equals(scores[0])) ? null : Percentiles(estimate, scores, level, participants.Count);
    }

    private static ParticipantInterval Percentiles(double estimate, double[] resampled, double level, int participants)
    {
        Array.Sort(resampled);
        double tail = ParticipantBootstrap.ExpandedTail(participants, level);
        // Resamples of a score that is not a mean can lie on one side of it; an interval that leaves out its own estimate says nothing about it.
        return new(estimate, Math.Min(estimate, Moments.Quantile(resampled, tail)), Math.Max(estimate, Moments.Quantile(resampled, 1 - tail)),
            level, IntervalMethod.ParticipantBootstrap, participants);
    }

    private static bool HasSpread(double[] scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Shapes.Finite(scores, null, nameof(scores));
        CheckLevel(level);
        return scores.Length >= 2 && scores.Any(score => !score.Equals(scores[0]));
    }

    private static void CheckLevel(double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of an interval lies between 0 and 1, both excluded.");
    }

    private static void RefuseFew(int participants)
    {
        if (participants < SmallestBootstrap)
            throw new ArgumentException(
                Invariant($"A bootstrap over {participants} participants covers too rarely; it is offered from {SmallestBootstrap} on. Use StudentT."));
    }
}

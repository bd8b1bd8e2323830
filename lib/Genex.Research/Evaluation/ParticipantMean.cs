namespace Genex.Research.Evaluation;

/// <summary>A mean over participants with its interval: the one kind of number that a row of scores holds.</summary>
/// <param name="PerParticipant">One value per participant, null where it is undefined; those are left out, never taken for 0.</param>
/// <param name="Interval">Of the mean; null where there is no spread to judge by.</param>
public sealed record ParticipantMean(IReadOnlyList<double?> PerParticipant, ParticipantInterval? Interval)
{
    /// <summary>Over the participants for whom the value is defined; null when there is none.</summary>
    public double? Mean => PerParticipant.Average();

    /// <summary>Number of participants for whom the value is defined.</summary>
    public int Participants => PerParticipant.Count(static value => value is not null);

    /// <summary>Of a score of each participant.</summary>
    /// <param name="perParticipant">N values, null where undefined.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <param name="lowest">The smallest value that there can be; the interval is cut there. Default 0.</param>
    /// <param name="highest">The largest. Default 1.</param>
    /// <exception cref="ArgumentException">A value is not a finite number.</exception>
    public static ParticipantMean Of(IEnumerable<double?> perParticipant, int seed, double lowest = 0, double highest = 1)
    {
        double?[] values = [.. perParticipant];
        return new(values, ParticipantInterval.Of([.. values.OfType<double>()], seed)?.Within(lowest, highest));
    }

    /// <summary>Of the difference of two scores of the same participants: participant by participant, first minus second.</summary>
    /// <param name="first">N values.</param>
    /// <param name="second">N values, the same participants in the same order.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static ParticipantMean OfDifference(IReadOnlyList<double?> first, IReadOnlyList<double?> second, int seed)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Count == second.Count ? Of(first.Zip(second, static (one, other) => one - other), seed, -1)
            : throw new ArgumentException($"A difference needs the same participants on both sides: {first.Count} and {second.Count}.", nameof(second));
    }
}

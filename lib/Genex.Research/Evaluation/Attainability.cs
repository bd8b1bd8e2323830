namespace Genex.Research.Evaluation;

/// <summary>Whether a test of N participants can come out significant at all.</summary>
public static class Attainability
{
    /// <summary>The smallest two-sided p that any outcome of N paired differences gives: 2 / 2^N.</summary>
    /// <param name="participants">N; at least 1.</param>
    /// <returns>0.125 for 4 participants, 0.03125 for 6. Sampled signs add their own floor, 1 / 10,000.</returns>
    public static double SmallestP(int participants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(participants, 1);
        double smallest = Math.Pow(2, 1 - participants);
        return PairedTest.MethodFor(participants) == TestMethod.SignFlipSampled ? Math.Max(smallest, 1e-4) : smallest;
    }

    /// <summary>Whether some outcome could be significant.</summary>
    /// <param name="participants">N.</param>
    /// <param name="alpha">Level. Default 0.05.</param>
    /// <param name="family">Number of tests of as many participants that share the level under Holm's correction; at least 1. Default 1.</param>
    public static bool Testable(int participants, double alpha = 0.05, int family = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(family, 1);
        return participants >= 1 && SmallestP(participants) * family <= alpha;
    }

    /// <summary>Whether some outcome could make each test of a family significant. Attainability steps down as Holm does: once tests that can reach a smaller p
    /// are significant, the others face a smaller family.</summary>
    /// <param name="participants">The number of participants of each test; 0 for one that has none.</param>
    /// <returns>The smallest adjusted p that any outcome of the whole family could give each test; null without participants.</returns>
    public static double?[] SmallestAdjusted(IReadOnlyList<int> participants)
    {
        ArgumentNullException.ThrowIfNull(participants);
        return MultipleTesting.Holm([.. participants.Select(static n => n >= 1 ? SmallestP(n) : (double?)null)]);
    }

    /// <summary>The fewest participants with which some outcome could be significant.</summary>
    /// <param name="alpha">Level, greater than 0. Default 0.05.</param>
    /// <param name="family">Number of tests that share the level under Holm's correction; at least 1. Default 1.</param>
    /// <returns>6 for 0.05 and one test.</returns>
    public static int FewestParticipants(double alpha = 0.05, int family = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(family, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(alpha, 0);
        return Enumerable.Range(1, 1000).First(participants => Testable(participants, alpha, family));
    }
}

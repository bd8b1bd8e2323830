using MathNet.Numerics.Distributions;

namespace Genex.Research.Numerics;

/// <summary>An exact interval for a rate that was counted.</summary>
public static class BinomialInterval
{
    /// <summary>The interval of Clopper and Pearson (1934): it holds the true rate at least as often as its level says.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="level">Greater than 0, less than 1. Default 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside.</exception>
    public static (double Lower, double Upper) Of(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double tail = (1 - level) / 2;
        return (
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail));
    }
}

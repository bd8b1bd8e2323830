namespace Genex.Research.Numerics;

/// <summary>A stream of random numbers named by whole numbers, such as (seed, epoch, sample): the same names give the same numbers on every machine and in any
/// order of use.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014); the names are mixed in one by one. Not for cryptography. Not safe for use from two threads at
/// once.</remarks>
public sealed class SeededRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong state;

    /// <param name="names">What the stream is for; order matters.</param>
    public SeededRandom(params ReadOnlySpan<long> names)
    {
        foreach (long name in names)
        {
            state = Mix(state + Increment) ^ unchecked((ulong)name * Increment);
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>Uniform over 0 to <paramref name="count"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(((NextBits() >> 32) * (ulong)count) >> 32);
    }

    /// <summary>A non-negative seed for another generator.</summary>
    public long NextSeed() => (long)(NextBits() >> 1);

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private ulong NextBits() => Mix(state += Increment);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

using System.Text;

namespace Genex.Research.Numerics;

/// <summary>A stream of random numbers named by whole numbers, such as (seed, epoch, sample), or by a purpose in words: the same names give the same numbers on
/// every machine and in any order of use.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014). Whole numbers are mixed in one by one, words start from their FNV-1a hash. A stream per purpose is what
/// lets one setting change without moving the rest. Not for cryptography. Not safe for use from two threads at once.</remarks>
public sealed class SeededRandom
{
    internal const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong state;

    /// <param name="names">What the stream is for; order matters.</param>
    public SeededRandom(params ReadOnlySpan<long> names)
    {
        foreach (long name in names)
        {
            state = Mix(state + Increment) ^ unchecked((ulong)name * Increment);
        }
    }

    /// <param name="seed">The seed that the caller was given.</param>
    /// <param name="index">Whose stream, such as the index of a participant; -1 for everybody's.</param>
    /// <param name="purpose">What the stream is for.</param>
    public SeededRandom(int seed, int index, string purpose)
    {
        state = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes(Invariant($"{seed}/{index}/{purpose}"))) state = (state ^ value) * 1099511628211;
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

    /// <summary>Uniform over 0 to <paramref name="count"/> - 1, taken from <see cref="NextDouble"/>: what the simulator draws, kept so that equal settings give
    /// equal studies. <see cref="Below"/> takes whole numbers and can differ where a draw falls on a border.</summary>
    internal int IndexBelow(int count) => (int)(NextDouble() * count);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

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

    /// <summary>64 random bits.</summary>
    internal ulong NextBits() => Mix(state += Increment);

    /// <summary>SplitMix64's finaliser alone: neighbouring numbers become unrelated ones.</summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

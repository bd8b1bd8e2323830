using System.Text;

namespace Genex.Research.Simulation;

/// <summary>A stream of random numbers with a name: equal seed, participant and purpose give equal numbers, whatever else was drawn elsewhere.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014) from an FNV-1a hash of the three. A stream per purpose is what lets one knob change without moving the
/// rest.</remarks>
internal sealed class SeededStream
{
    private ulong state;

    public SeededStream(int seed, int participant, string purpose)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes(Invariant($"{seed}/{participant}/{purpose}")))
            hash = (hash ^ value) * 1099511628211;
        state = hash;
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}

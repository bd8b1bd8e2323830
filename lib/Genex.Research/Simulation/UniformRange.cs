namespace Genex.Research.Simulation;

/// <summary>A range that a value is drawn from, every value in it equally likely.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value; at least <paramref name="Low"/>. Equal to it, the value is fixed.</param>
public readonly record struct UniformRange(double Low, double High)
{
    /// <summary>A range of one value.</summary>
    public static UniformRange Exactly(double value) => new(value, value);

    internal double Draw(SeededRandom random) => random.Between(Low, High);

    internal UniformRange Checked(string name, double smallest, double largest) => Low <= High && Low >= smallest && High <= largest ? this
        : throw new ArgumentOutOfRangeException(name, this,
            Invariant($"{name} runs from {Low} to {High}; expected low <= high, both within [{smallest}, {largest}]."));
}

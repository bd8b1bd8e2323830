using System.Text;

namespace Genex.Research.Models.Weights;

/// <summary>Takes numbers and texts off the bytes of a pickle, one after the other.</summary>
internal sealed class PickleBytes(byte[] pickle, string file)
{
    /// <summary>How many have been taken.</summary>
    public int At { get; private set; }

    /// <summary>The next bytes.</summary>
    /// <exception cref="WeightsFormatException">There are fewer.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > pickle.Length - At)
            throw Damaged("ends too early");
        At += count;
        return pickle.AsSpan(At - count, count);
    }

    /// <summary>The next byte.</summary>
    public byte Next() => Take(1)[0];

    /// <summary>A text of this many bytes.</summary>
    public string Text(int length) => Encoding.UTF8.GetString(Take(length));

    /// <summary>A text up to the end of its line, which is taken too.</summary>
    public string Line()
    {
        int end = Array.IndexOf(pickle, (byte)'\n', At);
        string line = Text(end < 0 ? -1 : end - At);
        At++;
        return line;
    }

    /// <summary>An integer of any length, little endian; clamped to 64 bits.</summary>
    public long Integer(int length) => Take(length) is { Length: > 0 } digits ? (long)Int128.Clamp(Wide(digits), long.MinValue, long.MaxValue) : 0;

    /// <summary>Damage near here.</summary>
    public WeightsFormatException Damaged(string problem) => new(file, Invariant($"the pickle {problem} (near byte {At})."));

    private static Int128 Wide(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 8)
            return (sbyte)digits[^1] < 0 ? Int128.MinValue : Int128.MaxValue;
        Int128 value = (sbyte)digits[^1];
        for (int digit = digits.Length - 2; digit >= 0; digit--)
            value = (value << 8) | digits[digit];
        return value;
    }
}

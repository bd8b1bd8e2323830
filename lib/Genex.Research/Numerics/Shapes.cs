namespace Genex.Research.Numerics;

/// <summary>The checks that every function on arrays begins with.</summary>
internal static class Shapes
{
    /// <summary>Checks that two N x K arrays, and a mask where there is one, have one shape, and returns it.</summary>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static (int Samples, int Targets) Same<TFirst, TSecond>(TFirst[,] first, TSecond[,] second, bool[,]? known)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (int samples, int targets) = (first.GetLength(0), first.GetLength(1));
        if (second.GetLength(0) != samples || second.GetLength(1) != targets)
            throw new ArgumentException(Invariant($"The arrays differ in shape: {samples} x {targets} and {second.GetLength(0)} x {second.GetLength(1)}."),
                nameof(second));
        if (known is not null && (known.GetLength(0) != samples || known.GetLength(1) != targets))
            throw new ArgumentException(Invariant($"The mask of known cells is {known.GetLength(0)} x {known.GetLength(1)}; expected {samples} x {targets}."),
                nameof(known));
        return (samples, targets);
    }

    /// <summary>Checks that two vectors, and a mask where there is one, have one length, and returns it.</summary>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static int Same<TFirst, TSecond>(TFirst[] first, TSecond[] second, bool[]? known)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (second.Length != first.Length)
            throw new ArgumentException($"The arrays differ in length: {first.Length} and {second.Length}.", nameof(second));
        if (known is not null && known.Length != first.Length)
            throw new ArgumentException($"The mask of known cells has {known.Length} entries; expected {first.Length}.", nameof(known));
        return first.Length;
    }

    /// <summary>Checks that every value that counts is a finite number.</summary>
    /// <exception cref="ArgumentException">One is not; the message says which.</exception>
    public static void Finite(double[] values, bool[]? known, string name)
    {
        for (int row = 0; row < values.Length; row++)
            if (known?[row] != false && !double.IsFinite(values[row]))
                throw new ArgumentException(Invariant($"Entry {row} is {values[row]}; expected a finite number (mark it as not known to leave it out)."), name);
    }

    /// <summary>Checks that every value that counts is a probability.</summary>
    /// <exception cref="ArgumentException">One is not; the message says which.</exception>
    public static void Probabilities(double[] values, bool[]? known, string name)
    {
        for (int row = 0; row < values.Length; row++)
            if (known?[row] != false && values[row] is not (>= 0 and <= 1))
                throw new ArgumentException(Invariant($"Entry {row} is {values[row]}; expected a probability from 0 to 1."), name);
    }

    /// <summary>One column of an N x K array.</summary>
    public static T[] Column<T>(this T[,] array, int column)
    {
        var values = new T[array.GetLength(0)];
        for (int row = 0; row < values.Length; row++) values[row] = array[row, column];
        return values;
    }

    /// <summary>Some rows of an N x K array.</summary>
    public static T[,] Rows<T>(this T[,] array, int[] rows)
    {
        int width = array.GetLength(1);
        var picked = new T[rows.Length, width];
        for (int row = 0; row < rows.Length; row++) Array.Copy(array, rows[row] * width, picked, row * width, width);
        return picked;
    }

    /// <summary>All cells of an N x K array, row by row.</summary>
    public static T[] Flat<T>(this T[,] array) => [.. array.Cast<T>()];
}

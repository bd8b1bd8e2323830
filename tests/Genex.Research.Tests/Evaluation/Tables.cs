namespace Genex.Research.Tests.Evaluation;

/// <summary>Small tables for the tests of this folder.</summary>
internal static class Tables
{
    public static T[,] Make<T>(int rows, int columns, Func<int, int, T> cell)
    {
        var table = new T[rows, columns];
        foreach ((int row, int column) in Cells(rows, columns)) table[row, column] = cell(row, column);
        return table;
    }

    public static bool[,] Random(Random random, int rows, int columns, double share = 0.4) => Make(rows, columns, (_, _) => random.NextDouble() < share);

    public static double[,] Probabilities(Random random, int rows, int columns) => Make(rows, columns, (_, _) => random.Next(11) / 10.0);

    public static IEnumerable<(int Row, int Target)> Cells(int rows, int columns)
        => from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (row, column);

    public static void Near(double? expected, double? found, double tolerance = 1e-12)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is { } number) Assert.Equal(number, found!.Value, tolerance * Math.Max(1, Math.Abs(number)));
    }
}

using System.Globalization;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.Evaluation;

/// <summary>Reads the fixed vectors beside the tests; the script that wrote each lies next to it.</summary>
internal static class Vectors
{
    /// <summary>The rows of a tab-separated file, each a map from column name to text.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Genex.Research.Tests", "Evaluation", "Vectors", file));
        string[] names = lines[0].Split('\t');
        return lines.Skip(1).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    /// <summary>A number, or null for '-'.</summary>
    public static double? Number(this Dictionary<string, string> row, string column)
        => row[column] == "-" ? null : double.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>Numbers separated by spaces.</summary>
    public static double[] Numbers(this Dictionary<string, string> row, string column)
        => [.. row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>Cells written as letters: place / 20 is the probability, a small letter is a positive, '.' is unknown.</summary>
    public static (double[,] Probabilities, bool[,] Actual, bool[,] Known) Cells(string letters, int targets)
    {
        char At(int row, int target) => letters[(row * targets) + target];
        int samples = letters.Length / targets;
        return (Tables.Make(samples, targets, (row, target) => At(row, target) == '.' ? 0 : (char.ToUpperInvariant(At(row, target)) - 'A') / 20.0),
            Tables.Make(samples, targets, (row, target) => char.IsLower(At(row, target))),
            Tables.Make(samples, targets, (row, target) => At(row, target) != '.'));
    }
}

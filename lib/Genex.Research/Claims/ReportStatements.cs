using System.Globalization;

#pragma warning disable MA0048 // the table and one row of it

namespace Genex.Research.Claims;

/// <summary>A figure of the report outside of its two tables, or one that was counted in its release.</summary>
/// <param name="Id">Names it in this library.</param>
/// <param name="Value">As printed, shares from 0 to 1.</param>
/// <param name="Where">"report" or "release".</param>
/// <param name="Statement">The sentence that it stands in, or how it was counted.</param>
public sealed record ReportStatement(string Id, double Value, string Where, string Statement);

/// <summary>Figures of the report outside of its two tables. Source: data/report/statements.csv, typed from the report and from the facts about its
/// release.</summary>
public static class ReportStatements
{
    private const string Resource = "Genex.Research.report.statements.csv";

    private static readonly Lazy<IReadOnlyDictionary<string, ReportStatement>> Rows = new(Read);

    /// <summary>In the order of the file.</summary>
    public static IEnumerable<ReportStatement> All => Rows.Value.Values;

    /// <summary>The value of a statement.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this id.</exception>
    public static double Of(string id) => Rows.Value[id].Value;

    /// <summary>The sizes of the groups of features that the report lists, by name.</summary>
    public static IReadOnlyList<(string Group, int Features)> FeatureGroups =>
        [.. All.Where(row => row.Id.StartsWith("group_", StringComparison.Ordinal)).Select(row => (row.Statement.Split(':')[0], (int)row.Value))];

    private static OrderedDictionary<string, ReportStatement> Read()
    {
        using Stream stream = typeof(ReportStatements).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {Resource}.");
        using StreamReader text = new(stream);
        OrderedDictionary<string, ReportStatement> rows = [];
        foreach (string[] cells in CsvText.Read(text.ReadToEnd()).Skip(1))
            rows.Add(cells[0], new(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3]));

        return rows;
    }
}

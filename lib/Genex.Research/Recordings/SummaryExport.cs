using System.Text.RegularExpressions;

namespace Genex.Research.Recordings;

/// <summary>Reads summary exports: one row per participant, a few columns per channel.</summary>
/// <remarks>
/// Data formats, section 1, Multimodal summary metrics.csv, in both forms that were seen: one column
/// <c>FEA_ThresholdedMetrics_&lt;Name&gt;TimePercentage</c>, or the three <c>&lt;Name&gt; Threshold</c>, <c>&lt;Name&gt; Frames &gt;= Threshold</c>,
/// <c>&lt;Name&gt; Time Percentage</c>.
/// </remarks>
public static partial class SummaryExport
{
    /// <summary>The columns that hold a channel's time percentage.</summary>
    public static ColumnKind Percentages { get; } = new("'<channel> Time Percentage'", column => Percentage().IsMatch(column));

    /// <summary>Reads a participant's channels, in the order of the columns; those left empty are left out.</summary>
    /// <exception cref="ExportException">A field is no number, or a percentage lies outside of 0 to 100.</exception>
    public static IReadOnlyList<SummaryMetric> Read(ExportRow row, ExportTable table)
    {
        var metrics = new List<SummaryMetric>();
        foreach (string column in table.Columns)
        {
            Match match = Percentage().Match(column);
            if (!match.Success || row.OptionalNumber(column) is not { } percentage)
                continue;
            if (percentage is < 0 or > 100)
                throw row.Error(column, "a percentage from 0 to 100");
            string name = match.Groups["name"].Value.Trim();
            metrics.Add(new SummaryMetric(
                FacialCodingExport.Canonical(name), percentage, row.OptionalNumber($"{name} Threshold"), row.OptionalNumber($"{name} Frames >= Threshold")));
        }
        return metrics;
    }

    [GeneratedRegex(@"^(?:FEA_ThresholdedMetrics_(?<name>.+?)TimePercentage|(?<name>.+?) Time Percentage)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Percentage();
}

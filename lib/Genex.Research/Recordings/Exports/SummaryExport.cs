using System.Text.RegularExpressions;

#pragma warning disable MA0048 // a metric and the export that holds it

namespace Genex.Research.Recordings;

/// <summary>One channel of the per-participant summary export.</summary>
/// <param name="Channel">Channel name as in the facial-coding export.</param>
/// <param name="TimePercentage">Share of the exposure in which the channel was at or over its threshold, 0 to 100.</param>
/// <param name="Threshold">Vendor threshold, 50 as a rule; null when the export leaves it out.</param>
/// <param name="FramesAtThreshold">Frames at or over the threshold; null when the export leaves it out.</param>
public sealed record SummaryMetric(string Channel, double TimePercentage, double? Threshold = null, double? FramesAtThreshold = null);

/// <summary>Summary exports: one row per participant, a few columns per channel.</summary>
/// <remarks>
/// Data formats, section 1, Multimodal summary metrics.csv, in both forms that were seen: one column
/// <c>FEA_ThresholdedMetrics_&lt;Name&gt;TimePercentage</c>, or the three <c>&lt;Name&gt; Threshold</c>, <c>&lt;Name&gt; Frames &gt;= Threshold</c>,
/// <c>&lt;Name&gt; Time Percentage</c>.
/// </remarks>
public sealed partial class SummaryExport : ExportFormat<SummaryMetric>
{
    private SummaryExport() : base("summary", "Multimodal summary metrics", [])
    {
    }

    /// <summary>The format.</summary>
    public static SummaryExport Format { get; } = new();

    /// <summary>The columns that hold a channel's time percentage.</summary>
    public override ColumnKind RequiredKind { get; } = new("'<channel> Time Percentage'", column => Percentage().IsMatch(column));

    /// <inheritdoc/>
    public override bool IsSummary => true;

    /// <summary>Reads a participant's channels, in the order of the columns; those left empty are left out.</summary>
    /// <remarks>A field that is no number, or a percentage outside of 0 to 100, is left out and told. "40%" is 40.</remarks>
    public override IEnumerable<SummaryMetric> Read(ExportRow row, ExportTimeFormat times)
    {
        var metrics = new List<SummaryMetric>();
        foreach (string column in row.Columns)
        {
            Match match = Percentage().Match(column);
            if (!match.Success
                || row.NumberIfMeant(column, "a percentage from 0 to 100", value => value is >= 0 and <= 100, PercentUnit) is not { } percentage)
                continue;
            string name = match.Groups["name"].Value.Trim();
            metrics.Add(new SummaryMetric(FacialCodingExport.Canonical(name), percentage,
                row.NumberIfMeant($"{name} Threshold", "a threshold", _ => true), row.NumberIfMeant($"{name} Frames >= Threshold", "a count", _ => true)));
        }
        return metrics;
    }

    /// <inheritdoc/>
    public override Interval? SpanOf(SummaryMetric one) => null;

    internal override string StreamOf(object one) => ((SummaryMetric)one).Channel;

    private static double? PercentUnit(string unit) => unit == "%" ? 1 : null;

    [GeneratedRegex(@"^(?:FEA_ThresholdedMetrics_(?<name>.+?)TimePercentage|(?<name>.+?) Time Percentage)(?: ?[(\[]%[)\]])?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Percentage();
}

namespace Genex.Research.Reporting;

/// <summary>Figures beyond the first look that <see cref="RunCharts"/> and <see cref="StudyViews"/> give, each from the data it shows. One file per
/// concept.</summary>
/// <remarks>Every figure carries an alternative text computed from its numbers. Undefined scores are n/a, never zero.</remarks>
public static partial class Charts
{
    private static string Percent(double share) => Invariant($"{100 * share:0} %");
}

using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>Figures across protocols.</summary>
public static class ComparisonCharts
{
    /// <summary>The same models on the same study, once with random frames and once with participants held out: the distance between the bars is
    /// leakage.</summary>
    /// <param name="apart">The group in which participants are held out; its rows with a leakage delta are shown.</param>
    /// <exception cref="ArgumentException">No row has a leakage delta.</exception>
    public static Figure Leakage(ComparisonGroup apart)
    {
        ComparisonRow[] rows = [.. apart.Rows.Where(row => row.LeakageDelta is not null)];
        if (rows.Length == 0)
            throw new ArgumentException($"The group {apart.Title} has no run under random frames beside it, so no leakage can be shown.", nameof(apart));
        return new Figure(
            $"What sharing participants between training and test adds: {apart.Runs[0].Task.Title}",
            string.Join("; ", rows.Select(row => $"{row.Name} {Numbers.Difference(row.LeakageDelta)}")) + $" {apart.Score.Name}.",
            Axis.Share($"{apart.Score.Name}, pooled over folds"), Axis.Of("", rows.Select(row => row.Name)),
            new BarSeries("random frames (report-a)", rows.Select(row => row.Pooled + row.LeakageDelta)) { Lying = true, Muted = true },
            new BarSeries($"participants held out ({apart.Protocol})", rows.Select(row => row.Pooled)) { Lying = true })
        { Height = Math.Min(Figure.MaximumHeight, 170 + 44 * rows.Length) };
    }
}

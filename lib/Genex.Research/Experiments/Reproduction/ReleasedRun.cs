using System.Globalization;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>A training run whose result the release stores.</summary>
/// <param name="Model">Id of the architecture.</param>
/// <param name="File">The file in the release.</param>
/// <param name="Commit">First digits of the commit that it is in.</param>
/// <param name="BestAccuracy">Of the A models the highest over all epochs; of the B models that of the epoch with the highest macro-F1.</param>
/// <param name="LastAccuracy">Of the last epoch.</param>
/// <param name="MacroF1">Over all 17 targets, of the same epoch as the best accuracy; null for the A models, whose F1 was never computed.</param>
/// <remarks>Source: data/report/released-runs.csv, typed from the files that it names.</remarks>
public sealed record ReleasedRun(string Model, string File, string Commit, double BestAccuracy, double LastAccuracy, double? MacroF1)
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<ReleasedRun> All { get; } = [.. ReportResource.Rows("released-runs.csv").Select(cells => new ReleasedRun(
        cells[0], cells[1], cells[2], Number(cells[3]), Number(cells[4]), cells[5].Length == 0 ? null : Number(cells[5])))];

    /// <summary>The stored runs of a model.</summary>
    public static IReadOnlyList<ReleasedRun> Of(string model) => [.. All.Where(run => run.Model == model)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

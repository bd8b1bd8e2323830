using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>The chart of a calibration.</summary>
internal static class CalibrateFigure
{
    /// <summary>Power against the true effect, one line per number of participants.</summary>
    public static Figure Power(IReadOnlyList<CalibrationRow> rows)
    {
        IGrouping<int, CalibrationRow>[] lines =
            [.. rows.Where(static row => row.Quantity == CalibrationQuantity.Power).GroupBy(static row => row.Participants).OrderBy(static line => line.Key)];
        IEnumerable<CalibrationRow> last = lines.Select(static line => line.MaxBy(static row => row.Effect)!);
        string atLargest = string.Join(", ", last.Select(static row => Invariant($"{100 * row.Rate:0} % with N = {row.Participants}")));
        return new Figure(
            "Which differences a study of N participants can find",
            $"Power against the true standardised difference; at the largest, {atLargest}.",
            new Axis("True effect (mean difference / standard deviation over participants)"),
            Axis.Share("Power at 5 %, two-sided"),
            [
                .. lines.Select(static line => (line.Key, rows: line.OrderBy(static row => row.Effect))).Select(static line =>
                    new LineSeries(Invariant($"N = {line.Key}"), line.rows.Select(static row => row.Effect), line.rows.Select(static row => row.Rate))),
                ReferenceLine.AtY(0.05, "nominal level"),
            ]);
    }
}

using Genex.Research.Evaluation;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>The rates of a calibration as tables: one column per number of participants.</summary>
internal static class CalibrateTables
{
    private const string OutsideOfUse =
        "*: outside what the method is meant for. The tests assume differences that are symmetric when the models are alike, the intervals scores without "
            + "strong skew; neither has the training in it, which is why a contrast also needs the corrected test.";

    /// <summary>Type-I errors, coverages and, where there are effects, powers.</summary>
    public static IEnumerable<Table> All(IReadOnlyList<CalibrationRow> rows)
    {
        yield return Across(
            rows, CalibrationQuantity.TypeOneError, "Type-I error: fraction of studies without a difference in which the test claims one, at a nominal 5 %");
        yield return Across(rows, CalibrationQuantity.Coverage, "Coverage: fraction of studies whose interval holds the true mean, at a nominal 95 %");
        if (rows.Any(static row => row.Quantity == CalibrationQuantity.Power)) yield return Power(rows);
    }

    /// <summary>Every rate, one a row.</summary>
    public static Table Long(IReadOnlyList<CalibrationRow> rows) => new(
        "",
        [
            Column.Text("quantity"), Column.Text("method"), Column.Text("scores"), Column.Number("participants", "0"), Column.Number("effect"),
            Column.Number("studies", "0"), Column.Number("rate"), Column.Number("standard error"), Column.Text("verdict"), Column.Text("offered"),
            Column.Text("claimed"),
        ],
        rows.Select(static row => (IReadOnlyList<object?>)
        [
            row.Quantity, row.Method, row.Scenario, row.Participants, row.Effect, row.Tables, row.Rate, row.StandardError, row.Verdict,
            row.Offered ? "yes" : "no", row.Claimed ? "yes" : "no",
        ]));

    private static Table Across(IReadOnlyList<CalibrationRow> rows, CalibrationQuantity quantity, string title)
    {
        CalibrationRow[] own = [.. rows.Where(row => row.Quantity == quantity)];
        int[] participants = [.. own.Select(static row => row.Participants).Distinct().Order()];
        return new(
            title,
            [Column.Text("scores"), Column.Text("method"), .. participants.Select(static n => new Column(Invariant($"N = {n}"), CellAlignment.Right))],
            own.GroupBy(static row => (row.Scenario, row.Method)).OrderBy(static group => group.Key).Select(group => (IReadOnlyList<object?>)
            [
                Name(group.Key.Scenario), Name(group.Key.Method),
                .. participants.Select(n => group.FirstOrDefault(row => row.Participants == n) is { } row ? Cell(row) : "–"),
            ]))
        {
            Footnotes =
            [
                quantity == CalibrationQuantity.TypeOneError ? "ok: within 3.5 to 6.5 %." : "ok: within 93 to 97 %.",
                "safe: errs on the safe side. FAILS: misses its bounds. (…): not offered for this number of participants.",
                Invariant($"Each rate is counted over {own[0].Tables:#,0} simulated studies: standard error ")
                    + Invariant($"{100 * Math.Sqrt(0.05 * 0.95 / own[0].Tables):0.00} points at 5 and at 95 %."),
                .. own.Any(static row => !row.Claimed && row.Offered) ? new[] { OutsideOfUse } : [],
            ],
        };
    }

    private static Table Power(IReadOnlyList<CalibrationRow> rows)
    {
        CalibrationRow[] own = [.. rows.Where(static row => row.Quantity == CalibrationQuantity.Power)];
        int[] participants = [.. own.Select(static row => row.Participants).Distinct().Order()];
        return new(
            "Power: fraction of studies in which the test that the library takes finds a true difference, two-sided at 5 %",
            [
                Column.Number("true effect (d)", "0.0#"),
                .. participants.Select(n => new Column(Invariant($"N = {n}, {Name(own.First(row => row.Participants == n).Method)}"), CellAlignment.Right)),
            ],
            own.GroupBy(static row => row.Effect).OrderBy(static group => group.Key).Select(group => (IReadOnlyList<object?>)
            [
                group.Key,
                .. participants.Select(n => group.First(row => row.Participants == n))
                    .Select(static row => row.Verdict == CalibrationVerdict.NotTestable ? "not testable" : Invariant($"{100 * row.Rate:0.0} %")),
            ]))
        { Footnotes = ["True effect: mean of the participants' differences over their standard deviation; normal differences."] };
    }

    private static string Cell(CalibrationRow row)
    {
        if (row.Verdict == CalibrationVerdict.NotTestable) return row.Offered ? "not testable" : "(not testable)";
        string word = row.Verdict switch { CalibrationVerdict.Holds => "ok", CalibrationVerdict.Conservative => "safe", _ => "FAILS" };
        string text = Invariant($"{100 * row.Rate:0.0} % {word}{(row.Offered && !row.Claimed ? "*" : "")}");
        return row.Offered ? text : $"({text})";
    }

    private static string Name(CalibrationScenario scenario) => scenario switch
    {
        CalibrationScenario.Normal => "normal differences",
        CalibrationScenario.Bounded => "differences of accuracies",
        CalibrationScenario.Trained => "trained in the loop",
        CalibrationScenario.Ceiling => "accuracy near its ceiling",
        _ => "skewed differences",
    };

    internal static string Name(CalibrationMethod method) => method switch
    {
        CalibrationMethod.SignFlipExact => "sign flips, all",
        CalibrationMethod.SignFlipSampled => "sign flips, sampled",
        CalibrationMethod.Wilcoxon => "Wilcoxon",
        CalibrationMethod.FramesTest => "frames as independent",
        CalibrationMethod.CorrectedT => "t, corrected for folds",
        CalibrationMethod.StudentT => "t over participants",
        CalibrationMethod.ParticipantBootstrap => "participant bootstrap, expanded",
        CalibrationMethod.PlainBootstrap => "participant bootstrap, plain",
        _ => "frames as independent",
    };
}

using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>What a reproduction of the report's tables shows: <c>rows.SideBySide()</c>, <c>rows.Say()</c>.</summary>
public static class ReproductionReporting
{
    /// <summary>Figures of the report, ours under the same procedure, ours with people held out, and the constant predictor.</summary>
    public static Table SideBySide(this IReadOnlyList<ReproductionRow> rows) => new(
        "The report's figures on its own release: as reported, made again, and with people held out",
        [
            Column.Text("Model"), Column.Number("Report acc."), Column.Number("F1"),
            Column.Number("Same procedure acc."), Column.Number("F1"), Column.Text("range"),
            Column.Number("Majority acc."), Column.Number("F1"), Column.Number("Held out acc."), Column.Number("F1"),
        ],
        rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Id, row.Reported.Accuracy, row.Reported.F1, row.Reproduced?.Accuracy, row.Reproduced?.F1, Range(row), row.Majority?.Accuracy, row.Majority?.F1,
            row.HeldOut?.Accuracy, row.HeldOut?.F1,
        ]))
    {
        Footnotes =
        [
            $"Data: {ReleaseSource.Address}, tables of commit {ReleaseSource.Short(ReleaseSource.ReportCommit)}. acc.: accuracy, of 17 targets together for B.",
            "F1: of the class attentive for A, macro over all 17 targets with 0 where one never occurs for B. The report's F1 of A repeats the accuracy.",
            "Same procedure: the release's labels, split, epoch and scaling, of A.1 the network of its script; from the weights that its script begins with "
                + "where that sets a seed (B.1, B.2), else the median over random starts. Range: lowest and highest accuracy of all starts. Majority: the "
                + "training majority of each target, on the same samples. Held out: each participant in turn, though all five show one recording.",
            "n/a: not run here.",
        ],
    };

    /// <summary>How each figure came about, in sentences, with files and commits.</summary>
    public static Table Procedures(this IReadOnlyList<ReproductionRow> rows) => new(
        "How each figure of the report came about", [Column.Text("Model"), Column.Text("Procedure"), Column.Text("Sources in the release")],
        rows.Select(row => (IReadOnlyList<object?>)[row.Id, row.SayProcedure().ToString(), string.Join("; ", row.Sources)]));

    /// <summary>How a figure came about, and where the released script builds another network than the report states.</summary>
    /// <param name="row">Of one model.</param>
    public static Sentence SayProcedure(this ReproductionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ReportSentences.Procedure(row.Procedure, ModelRegistry.Find(row.Id).Parameters, ModelRegistry.Find(Reproduction.InScript(row.Id)).Parameters);
    }

    /// <summary>What the rows show, model by model.</summary>
    public static Sentence Say(this IReadOnlyList<ReproductionRow> rows) => rows.Count == 0 ? ReportSentences.NoReproduction() : Sentence.Join(
    [
        ReportSentences.Within(Where(rows, true), Where(rows, false)),
        .. rows.Where(row => row.Reproduced is not null).Select(row => ReportSentences.Reproduced(
            row.Id, row.Reported.Accuracy, row.Reproduced!.Accuracy, [.. row.Starts.Select(start => start.Accuracy)], row.ScriptStart, row.ReportedWithinStarts,
            row.LastEpochs, row.Majority?.Accuracy, row.HeldOut?.Accuracy)),
        ReportSentences.NotRun([.. ReportedFigures.All.Select(figure => figure.Model)
            .Where(model => !rows.Any(row => row.Id == model && row.Reproduced is not null))]),
    ]);

    /// <summary>The same of a record, and when and how it was made.</summary>
    /// <param name="record">With rows, or none.</param>
    public static Sentence Say(this ReproductionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Rows.Count == 0 ? record.Rows.Say() : Sentence.Join(record.Rows.Say(), ReportSentences.MadeAgain(record.Said));
    }

    private static string[] Where(IReadOnlyList<ReproductionRow> rows, bool within) =>
        [.. rows.Where(row => row.ReportedWithinStarts == within).Select(row => row.Id)];

    private static string? Range(ReproductionRow row) => row.Starts.Count < 2 ? null : ReportSentences.Range([.. row.Starts.Select(start => start.Accuracy)]);
}

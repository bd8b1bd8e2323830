using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Models;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>The report's two tables beside ours, three ways: its own procedure, participants held out, and what is left over the training majority.</content>
public static partial class ComparisonReporting
{
    /// <summary>The report's video-only table: A.* on binary attention, random frames.</summary>
    public static Table VideoOnlyBesideReport(this IReadOnlyList<ComparisonGroup> groups) =>
        Beside(groups, ModelFamily.Video, "The report's video-only table (binary attention) and ours", EmotionTask.Attention, Protocol.ReportA);

    /// <summary>The report's multimodal table: B.* on 17 targets, one split of participants.</summary>
    public static Table FusionBesideReport(this IReadOnlyList<ComparisonGroup> groups) =>
        Beside(groups, ModelFamily.Fusion, "The report's multimodal table (17 targets) and ours", EmotionTask.Emotions, Protocol.ReportB);

    /// <summary>What the two tables show, model by model.</summary>
    public static Sentence SayBesideReport(this IReadOnlyList<ComparisonGroup> groups) => Sentence.Join(
        new[] { (ModelFamily.Video, EmotionTask.Attention, Protocol.ReportA), (ModelFamily.Fusion, EmotionTask.Emotions, Protocol.ReportB) }
            .SelectMany(table => ReportedFigures.All.Where(figure => PredictorIdentity.Of(figure.Model).Family == table.Item1)
            .Select(figure =>
                (Own: Row(groups, PredictorIdentity.Of(figure.Model), table.Item2, table.Item3),
                    Apart: Row(groups, PredictorIdentity.Of(figure.Model), table.Item2, HeldOut(groups, table.Item2))))
            .Where(pair => pair.Own is not null && pair.Apart is not null)
            .Select(pair => ComparisonSentences.BesideReport(
                pair.Own!.Name, Accuracy(pair.Own), pair.Own.PooledLift, Accuracy(pair.Apart), pair.Apart!.PooledLift)))
        .Append(ComparisonSentences.WeakMajority(
            Accuracy(Majority(groups, EmotionTask.Attention, HeldOut(groups, EmotionTask.Attention)))))
        .Append(new Sentence(
            "An A row and a B row of the report answer different questions on different data splits and cannot be subtracted from one another.")).ToArray());

    private static Table Beside(IReadOnlyList<ComparisonGroup> groups, ModelFamily family, string title, EmotionTask task, Protocol own)
    {
        Dictionary<PredictorIdentity, ReportedFigure> printed = ReportedFigures.All.ToDictionary(figure => PredictorIdentity.Of(figure.Model));
        PredictorIdentity[] siblings = [.. groups.Where(group => group.Task == task.Id).SelectMany(group => group.Models).Select(row => row.Predictor)
            .Where(model => model.Family == family && !printed.ContainsKey(model)).Distinct().OrderBy(model => model.Name, StringComparer.Ordinal)];
        Protocol heldOut = HeldOut(groups, task);
        PredictorIdentity[] models = [.. printed.Keys.Where(model => model.Family == family), .. siblings];
        return new Table(
            title,
            [
                Column.Text("Model"), Column.Number("Report F1"), Column.Number("acc."), Column.Number($"{own.Id} F1"), Column.Number("acc."),
                Column.Number("lift", Signed),
                Column.Number("held out F1"), Column.Number("acc."), Column.Number("lift", Signed), Column.Text("params"),
            ],
            models.Select(model =>
            {
                ReportedFigure? figure = printed.GetValueOrDefault(model);
                ComparisonRow? reported = Row(groups, model, task, own), apart = Row(groups, model, task, heldOut);
                return (IReadOnlyList<object?>)
                [
                    model.Name, figure?.F1, figure?.Accuracy, F1(reported, task), Accuracy(reported),
                    reported?.PooledLift,
                    F1(apart, task), Accuracy(apart), apart?.PooledLift,
                    (apart ?? reported)?.Parameters is { } count ? Invariant($"{count / 1e6:0.0}\u00a0M") : Table.Missing,
                ];
            }))
        {
            Provenance = ProvenanceWords.Of(groups),
            Footnotes =
            [
                "All scores pooled over folds, as the report's. acc.: accuracy. lift: accuracy minus the best constant answer's on the same samples. "
                    + $"Training majority{Majorities(groups, task, own, heldOut)}. {own.Id}: {own.Title}. held out: {heldOut.Title} ({heldOut.Id}).",
                "n/a: no such figure in the report, or no such run in this store.",
                (task.Count == 1 ? "F1 of the class \"attentive\". " : "F1: macro over all 17 targets with 0 where one never occurs, as the report's. ")
                    + WhoseStudy(groups),
            ],
        };
    }

    /// <summary>Whether the rows are of the report's own participants.</summary>
    private static string WhoseStudy(IReadOnlyList<ComparisonGroup> groups) =>
        groups.SelectMany(group => group.Runs).All(run => run.Predictions.Participant.All(IsReleased))
            ? "The participants are those of the report's release; genex reproduce gives each figure under the report's exact procedure."
            : "The report's study is not the one shown here: rows may be read side by side, not subtracted.";

    private static bool IsReleased(Recordings.ParticipantId id) => Recordings.ReleasedAssignment.All.Any(one => one.Participant == id);

    /// <summary>How whole participants are held out in these groups: one at a time where that was run, else as most models were.</summary>
    private static Protocol HeldOut(IReadOnlyList<ComparisonGroup> groups, EmotionTask task) =>
        groups.Where(group => group.Task == task.Id && group.Runs[0].Protocol is { HoldsParticipantsApart: true, AsReported: false })
            .OrderByDescending(group => group.Protocol == Protocol.LeaveOneParticipantOut.Id).ThenByDescending(group => group.Models.Count())
            .Select(group => group.Runs[0].Protocol).FirstOrDefault() ?? Protocol.LeaveOneParticipantOut;

    private static string Majorities(IReadOnlyList<ComparisonGroup> groups, EmotionTask task, Protocol own, Protocol heldOut) =>
        Accuracy(Majority(groups, task, own)) is { } here && Accuracy(Majority(groups, task, heldOut)) is { } apart
            ? $": {Score(here)} under {own.Id}, {Score(apart)} held out" : " not run under both";

    private static ComparisonRow? Row(IReadOnlyList<ComparisonGroup> groups, PredictorIdentity model, EmotionTask task, Protocol protocol) =>
        groups.FirstOrDefault(group => group.Task == task.Id && group.Protocol == protocol.Id)?.Models.FirstOrDefault(row => row.Predictor == model);

    private static ComparisonRow? Majority(IReadOnlyList<ComparisonGroup> groups, EmotionTask task, Protocol protocol) =>
        groups.FirstOrDefault(group => group.Task == task.Id && group.Protocol == protocol.Id)?.Majority;

    private static double? Accuracy(ComparisonRow? row) => row?.PooledOf(Metrics.Accuracy);

    private static double? F1(ComparisonRow? row, EmotionTask task) => row?.PooledOf(task.Count == 1 ? Metrics.F1 : Metrics.MacroF1AllTargets);
}

using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <content>Everything in one table.</content>
public static partial class ComparisonReporting
{
    /// <summary>Everything about every group in one table, for other programs and for papers.</summary>
    internal static Table Whole(IReadOnlyList<ComparisonGroup> groups) => new Columns<Line>
    {
        { "Task", line => line.Group.Task }, { "Protocol", line => line.Group.Protocol }, { "Profile", line => line.Group.Profile },
        { "Predictor", line => line.Row.Name }, { "Seeds", "0", line => line.Row.Seeds.Count },
        { "Primary score", line => line.Group.Score.Name }, { "Mean over participants", Plain, line => line.Row.MeanOverParticipants },
        { "Lower 95 %", Plain, line => line.Row.Interval?.Lower }, { "Upper 95 %", Plain, line => line.Row.Interval?.Upper },
        { "Seed deviation", Plain, line => line.Row.SeedDeviation },
        { "At tuned thresholds", Plain, line => line.Row.AtTuned?.Mean }, { "Tuned, lower 95 %", Plain, line => line.Row.AtTuned?.Interval?.Lower },
        { "Tuned, upper 95 %", Plain, line => line.Row.AtTuned?.Interval?.Upper },
        { Metrics.Accuracy, line => line.Mean(Metrics.Accuracy) }, { "Lift over best constant", Signed, line => line.Row.Lift?.Mean },
        { "Lift, lower 95 %", Signed, line => line.Row.Lift?.Interval?.Lower }, { "Lift, upper 95 %", Signed, line => line.Row.Lift?.Interval?.Upper },
        { Metrics.F1, line => line.Mean(Metrics.F1) }, { Metrics.MacroF1, line => line.Mean(Metrics.MacroF1) },
        { Metrics.MicroF1, line => line.Mean(Metrics.MicroF1) }, { Metrics.BalancedAccuracy, line => line.Mean(Metrics.BalancedAccuracy) },
        { Metrics.RocArea, line => line.Mean(Metrics.RocArea) }, { Metrics.AveragePrecision, line => line.Mean(Metrics.AveragePrecision) },
        { Metrics.Prevalence, line => line.Mean(Metrics.Prevalence) }, { Metrics.MatthewsCorrelation, line => line.Mean(Metrics.MatthewsCorrelation) },
        { Metrics.HammingLoss, line => line.Mean(Metrics.HammingLoss) }, { Metrics.SubsetAccuracy, line => line.Mean(Metrics.SubsetAccuracy) },
        { Metrics.Brier, line => line.Mean(Metrics.Brier) }, { Metrics.CalibrationError, line => line.Mean(Metrics.CalibrationError) },
        { "Worst participant", line => line.Row.Worst?.Participant }, { "Worst score", Plain, line => line.Row.Worst?.Score },
        { "Minus majority", Signed, line => line.AgainstMajority?.Result.MeanDifference },
        { "Effect size d", "0.00", line => line.AgainstMajority?.Result.EffectSize }, { "p, Holm", Plain, line => line.AgainstMajority?.Result.AdjustedP },
        { "Verdict", line => line.AgainstMajority is { } contrast ? Verdict(contrast) : null },
            { "Corrected p, Holm", Plain, line => line.AgainstMajority?.Result.Corrected?.AdjustedP },
        { "Leakage delta", Signed, line => line.Row.Leakage?.Mean }, { "Leakage, lower 95 %", Signed, line => line.Row.Leakage?.Interval?.Lower },
        { "Leakage, upper 95 %", Signed, line => line.Row.Leakage?.Interval?.Upper },
        { "Pooled primary score", Plain, line => line.Row.Pooled }, { "Pooled accuracy", Plain, line => line.Row.PooledOf(Metrics.Accuracy) },
        { "Pooled AUROC", Plain, line => line.Row.PooledOf(Metrics.RocArea) },
        { "Parameters", "#,0", line => line.Row.Parameters }, { Column.Number("Training time", "0.0", "s"), line => line.Row.Seconds },
        { "Samples", "0", line => line.Group.Samples }, { "Participants", "0", line => line.Group.Participants },
    }.Table("Models and baselines", groups.SelectMany(group => group.Rows.Select(row => new Line(group, row)))) with
    { Footnotes = [.. groups.SelectMany(Notes).Distinct()], Provenance = ProvenanceWords.Of(groups) };

    private sealed record Line(ComparisonGroup Group, ComparisonRow Row)
    {
        // A metric that says nothing of the task's number of targets is n/a.
        public double? Mean(Metric metric) => metric == Metrics.Prevalence || Metrics.For(Row.Scores.Targets.Count)
            .Contains(metric) ? Row.Of(metric).Mean : null;

        public RunContrast? AgainstMajority { get; } = Group.Contrasts.FirstOrDefault(one => one.FirstPredictor == Row.Predictor && one.IsAgainstMajority);
    }
}

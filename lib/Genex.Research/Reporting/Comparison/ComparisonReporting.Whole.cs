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
        { "Pooled", Plain, line => line.Row.Pooled }, { "Seed deviation", Plain, line => line.Row.SeedDeviation },
        { "At tuned thresholds", Plain, line => line.Row.AtTunedThresholds },
        { Metrics.Accuracy, line => line.Row.Mean(Metrics.Accuracy) }, { "Lift over majority", Signed, line => line.Row.LiftOverMajority },
        { Metrics.MacroF1, line => line.Row.Mean(Metrics.MacroF1) }, { Metrics.MicroF1, line => line.Row.Mean(Metrics.MicroF1) },
        { Metrics.BalancedAccuracy, line => line.Row.Mean(Metrics.BalancedAccuracy) },
        { Metrics.AveragePrecision, line => line.Row.Mean(Metrics.AveragePrecision) }, { Metrics.Prevalence, line => line.Row.Mean(Metrics.Prevalence) },
        { Metrics.MatthewsCorrelation, line => line.Row.Mean(Metrics.MatthewsCorrelation) },
        { Metrics.HammingLoss, line => line.Row.Mean(Metrics.HammingLoss) }, { Metrics.SubsetAccuracy, line => line.Row.Mean(Metrics.SubsetAccuracy) },
        { Metrics.Brier, line => line.Row.Mean(Metrics.Brier) }, { Metrics.CalibrationError, line => line.Row.Mean(Metrics.CalibrationError) },
        { "Worst participant", line => line.Row.Worst?.Participant }, { "Worst score", Plain, line => line.Row.Worst?.Score },
        { "Minus majority", Signed, line => line.AgainstMajority?.Result.MeanDifference },
        { "Effect size d", "0.00", line => line.AgainstMajority?.Result.EffectSize }, { "p, Holm", Plain, line => line.AgainstMajority?.Result.AdjustedP },
        { "Verdict", line => line.AgainstMajority is { } contrast ? Verdict(contrast) : null }, { "Leakage delta", Signed, line => line.Row.LeakageDelta },
        { "Parameters", "#,0", line => line.Row.Parameters }, { Column.Number("Training time", "0.0", "s"), line => line.Row.Seconds },
        { "Samples", "0", line => line.Group.Samples }, { "Participants", "0", line => line.Group.Participants },
    }.Table("Models and baselines", groups.SelectMany(group => group.Rows.Select(row => new Line(group, row)))) with
    { Footnotes = [.. groups.SelectMany(Notes).Distinct()] };

    private sealed record Line(ComparisonGroup Group, ComparisonRow Row)
    {
        public RunContrast? AgainstMajority { get; } = Group.Contrasts.FirstOrDefault(one => one.FirstPredictor == Row.Predictor && one.IsAgainstMajority);
    }
}

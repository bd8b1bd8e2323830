using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Claims;

/// <summary>Claim 1: seven architectures compared with one another.</summary>
internal sealed class TwoTasksInTwoTables() : Claim(1,
    "Seven architectures are compared, four on video (A) and three on video and signals (B).",
    "Count the targets behind each row, and score one and the same constant predictor on both tasks.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (string Row, int Targets)[] rows = [.. ReportedFigures.All.Select(figure => (figure.Model, figure.Task.Count))];
        int tasks = rows.Select(row => row.Targets).Distinct().Count();
        double attention = ColourClassifier.Of(material.Attention).Majority;
        double emotions = ConstantPredictor.Of(material.Fusion, EmotionTask.Emotions).Scores.ElementAccuracy ?? double.NaN;
        return new(
            tasks > 1 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            Invariant($"The {rows.Count(row => row.Targets == rows[0].Targets)} A rows are scored on {rows[0].Targets} target, the ")
                + Invariant($"{rows.Count(row => row.Targets == rows[^1].Targets)} B rows on {rows[^1].Targets}: two tasks, and two meanings of accuracy. ")
            + $"A predictor that always gives the commonest answer, and looks at nothing, reaches {Percent(attention)} on the first and {Percent(emotions)} "
                + "on the second, so a number of one table says nothing about a number of the other.",
            $"{FromReport}; the predictor: {material.Source}",
            [new("tasks", tasks), new("constant predictor on attention", attention), new("constant predictor on 17 targets", emotions)],
            new ClaimPicture(
                "One predictor that looks at nothing, on the report's two tasks",
                $"Accuracy of a constant predictor: {Percent(attention)} on attention, {Percent(emotions)} on 17 targets.", "accuracy",
                ["attention (the A rows)", "17 targets (the B rows)"], new ClaimSeries("constant predictor", [attention, emotions]))
            { Maximum = 1 });
    }
}

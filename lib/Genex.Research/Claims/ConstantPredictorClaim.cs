using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Claims;

/// <summary>Claim 6: accuracy of the fusion models.</summary>
internal sealed class ConstantPredictorClaim() : Claim(6,
    "Over 90 % accuracy (91.5, 91.8 and 90.6 %) shows that the multimodal models are robust.",
    "Score a predictor that gives each label's majority in the training participants, whatever it is shown, on every participant held out in turn. A model "
        + "must be above what that reaches.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        ConstantPredictor constant = ConstantPredictor.Of(material.Fusion, EmotionTask.Emotions);
        double accuracy = constant.Scores.ElementAccuracy ?? double.NaN, f1 = constant.Scores.MacroF1AllTargets ?? double.NaN;
        ReportedFigure[] rows = [.. ReportedFigures.All.Where(figure => figure.Task == EmotionTask.Emotions)];
        string[] yes = [.. constant.Names];
        IReadOnlyList<double> each = ConstantPredictor.AccuracyOfEach(material.Fusion, EmotionTask.Emotions);
        ParticipantInterval? interval = ParticipantInterval.Of([.. each], seed: 1)?.Within(0, 1);
        double best = rows.Max(row => row.Accuracy), cells = (best - accuracy) * constant.Scores.Samples * EmotionTask.Emotions.Count;
        return new(
            best <= interval?.Upper ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            Invariant($"Always saying yes to {(yes.Length == 0 ? "nothing" : $"{string.Join(", ", yes[..^1])} and {yes[^1]}")}, and no to everything else, ")
                + Invariant($"gets {Percent(accuracy)} of the cells right and a macro-F1 of {f1:0.000} on the participant that is scored; ")
            + $"on each of {each.Count} participants in turn, {Percent(each.Min())} to "
                + $"{Percent(each.Max())}{(interval is null ? "" : $" (95 % interval of the mean {Percent(interval.Lower)} to {Percent(interval.Upper)})")}. "
            + (material.IsSimulated
                ? "So an accuracy of this size needs no input at all; how far the three models are above such a predictor on their own data, --data shows."
                : cells > 0 ? Invariant($"The best of the three models is {cells:0} of {constant.Scores.Samples * EmotionTask.Emotions.Count} cells ")
                    + "above the constant's." : "None of the three models is above the constant's."),
            $"{FromReport}; the constant predictor: {material.Source}",
            [new("accuracy of the constant predictor", accuracy), new("its mean over participants in turn", each.Average()),
                new("upper end of the mean's interval", interval?.Upper), new("macro-F1 of the constant predictor", f1),
                new("best reported accuracy minus that", best - accuracy)],
            new ClaimPicture(
                "Reported accuracy beside that of a predictor that looks at nothing",
                $"B.1 to B.3 as reported, and the constant predictor with {Percent(accuracy)}.", "share of right cells",
                [.. rows.Select(row => $"{row.Model} (reported)"), "constant predictor"],
                new ClaimSeries("accuracy", [.. rows.Select(row => row.Accuracy), accuracy]))
            { Maximum = 1 });
    }
}

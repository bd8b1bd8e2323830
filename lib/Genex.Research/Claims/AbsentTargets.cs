using Genex.Research.Datasets;

namespace Genex.Research.Claims;

/// <summary>Claim 7: macro-F1 of the fusion models.</summary>
internal sealed class AbsentTargets() : Claim(7,
    "A macro-F1 of about 0.15 shows the limits of multimodal learning on few data.",
    "Count the labels that never occur in the participant that is scored: their F1 is 0 by definition, whatever a model does.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        ConstantPredictor constant = ConstantPredictor.Of(material.Fusion, EmotionTask.Emotions);
        int targets = EmotionTask.Emotions.Count, absent = constant.Absent.Count;
        double most = (double)(targets - absent) / targets;
        double[] f1 = [.. constant.Scores.Targets.Select(target => target.Counts.F1 ?? 0)];
        return new(
            absent > 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.Holds,
            Invariant($"{absent} of {targets} labels never occur in the scored participant, so a perfect model would reach {most:0.000}. The constant ")
                + Invariant($"predictor reaches {constant.Scores.MacroF1AllTargets:0.000}; over the labels that occur it is {constant.Scores.MacroF1:0.000}. ")
            + "The figure says which labels were absent rather than what was learnt.",
            material.Source,
            [new("labels that never occur", absent), new("macro-F1 of a perfect model", most),
                new("macro-F1 of the constant predictor", constant.Scores.MacroF1AllTargets)],
            new ClaimPicture(
                "F1 of each label for a predictor that looks at nothing", Invariant($"F1 by label; {absent} of {targets} never occur and count as 0."), "F1",
                [.. EmotionTask.Emotions.Names.Select(name => constant.Absent.Contains(name) ? $"{name} (never occurs)" : name)],
                new ClaimSeries("constant predictor", f1))
            {
                Maximum = 1,
                Reference = (constant.Scores.MacroF1AllTargets ?? 0, "macro-F1"),
            });
    }
}

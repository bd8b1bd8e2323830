using Genex.Research.Evaluation;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about comparisons, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class ComparisonSentences
{
    /// <summary>What a score within people cannot see.</summary>
    internal const string Blind = "Balanced accuracy within people cannot see what comes from knowing who somebody is, since one answer per person scores 0.5.";

    /// <summary>What a contrast over participants allows to be said.</summary>
    public static Sentence Contrast(ContrastNumbers of)
    {
        PairedContrast result = of.Result;
        if (result.MeanDifference is null)
            return new($"No participant has a defined {of.Score} under both {of.First} and {of.Second}, so they cannot be compared.");
        string undefined = result.LeftOut == 0 ? "" : $" For {Count(result.LeftOut, "participant")} the score is undefined.";
        if (result.AllEqual) return new($"{Capital(of.First)} and {of.Second} have the same {of.Score} in {InEach(result.Participants)}.{undefined}");
        string measured = $"Per participant, {of.First} minus {of.Second} is {Difference(result.MeanDifference)} {of.Score}"
            + (result.Interval is { } interval ? $" (95 % interval {Difference(interval.Lower)} to {Difference(interval.Upper)}, {result.Note})."
                : $" ({result.Note}).");
        string verdict = result.Verdict switch
        {
            ContrastVerdict.FirstIsHigher => $" **{Capital(of.First)} is better than {of.Second} here.**",
            ContrastVerdict.SecondIsHigher => $" **{Capital(of.Second)} is better than {of.First} here.**",
            ContrastVerdict.ThresholdAlone => $" **Neither is shown to be better**: in AUROC, which saying \"present\" more often does not raise, the "
                + $"difference is {Difference(result.Ranking!.MeanDifference)} ({result.Ranking.Note}).",
            ContrastVerdict.NoneWorthHaving => $" **There is no difference worth having**: it lies within {Score(result.Corrected!.Equivalence)} of zero with "
                + $"a probability of {Percent(result.Corrected.Equivalent)}.",
            ContrastVerdict.NotShown when result.AdjustedP <= result.Alpha => " The difference is not significant once it is corrected for folds that share "
                + "training samples: **no difference is shown.**",
            ContrastVerdict.NotShown => " We found **no significant difference**; the study may be too small to see one.",
            _ => $" **Nothing can be concluded from {Count(result.Participants, "participant")}**: no outcome could be significant.",
        };
        return new($"{measured}{verdict}{undefined}");
    }

    private static string InEach(int participants) => participants == 1 ? "the one participant" : Invariant($"each of {participants} participants");

    /// <summary>The best model beside the best baseline that is not told the same person's past labels.</summary>
    /// <param name="where">"With participants held out (lopo)".</param>
    /// <param name="what">"balanced accuracy on binary attention".</param>
    /// <param name="model">Name of the model with the highest score.</param>
    /// <param name="score">Its mean over participants.</param>
    /// <param name="interval">Of that mean.</param>
    /// <param name="participants">N.</param>
    /// <param name="baseline">Name of the best baseline.</param>
    /// <param name="other">Its mean over participants.</param>
    /// <param name="apart">Name and score of what stands in the table too and is not among the declared models, where it scores higher; null elsewhere.</param>
    public static Sentence Best(string where, string what, string model, double? score, ParticipantInterval? interval, int participants, string baseline,
        double? other, (string Name, double Score)? apart = null)
    {
        if (score is null) return new($"{where}, no model has a defined {what}.");
        string first = $"{where}, **{model}** has the highest {what}{(apart is null ? "" : " of the declared models")}: {Score(score)}"
            + (interval is null ? "" : $" (95 % interval {Score(interval.Lower)} to {Score(interval.Upper)})")
            + $" as a mean over {Count(participants, "participant")}."
            + (apart is { } variant ? $" {variant.Name}, which is not among them and is not tested, reaches {Score(variant.Score)}." : "");
        return new(first + (other is null ? " No baseline has a defined score."
            : Score(other) == Score(score) ? $" The best baseline that is not told the same person's past labels, \"{baseline}\", reaches the same."
            : other > score ? $" **No model reaches the baseline \"{baseline}\"** with {Score(other)}."
            : $" The best baseline that is not told the same person's past labels, \"{baseline}\", reaches {Score(other)}."));
    }

    /// <summary>Whether what models on video alone score could be read from colours.</summary>
    /// <param name="colours">AUROC within people of a regression on six colour statistics of a frame, which sees no face; null where undefined.</param>
    /// <param name="video">Name and AUROC of each model on video alone.</param>
    public static Sentence Colours(double? colours, IReadOnlyList<(string Name, double? Area)> video)
    {
        (string Name, double? Area)[] scored = [.. video.Where(one => one.Area is not null)];
        if (colours is not { } area || scored.Length == 0) return new("");
        string[] under = [.. scored.Where(one => one.Area <= area).Select(one => one.Name)];
        return new($"A regression on six colour statistics of a frame, which sees no face, has an AUROC of {Score(area)}: "
            + (under.Length == 0 ? "every model on video alone scores higher." : under.Length == scored.Length ? "no model on video alone scores higher."
                : $"{List(under)} {(under.Length == 1 ? "does" : "do")} not score higher."));
    }

    /// <summary>The best model and the best baseline when both get thresholds tuned on the same inner held-out samples.</summary>
    public static Sentence Tuned(string model, double score, string baseline, double other) => new(
        $"At thresholds tuned on inner held-out samples, {model} reaches {Score(score)} and the best baseline that learns, \"{baseline}\", {Score(other)}.");

    /// <summary>Which models beat the training majority.</summary>
    /// <param name="better">Those that are shown to.</param>
    /// <param name="models">Number of models that were tested.</param>
    /// <param name="testable">Whether any of the tests could come out significant.</param>
    /// <param name="participants">N.</param>
    /// <param name="contrasts">Number of contrasts under one level.</param>
    public static Sentence Beating(IReadOnlyList<string> better, int models, bool testable, int participants, int contrasts)
    {
        if (models == 0) return new("");
        if (!testable)
            return new($"Whether any model beats the majority baseline **cannot be tested** with {Count(participants, "participant")} and "
                + $"{Count(contrasts, "contrast")} under one level.");
        int rest = models - better.Count;
        if (better.Count == 0)
        {
            return new(models == 1 ? "The one model that is tested does not significantly beat the majority baseline."
                : Invariant($"None of the {models} models that are tested significantly beats the majority baseline."));
        }

        string verb = better.Count == 1 ? "beats" : "beat";
        return new(rest == 0 ? $"{List(better)} significantly {verb} the majority baseline."
            : $"Only {List(better)} significantly {verb} the majority baseline; the other {(rest == 1 ? "model does" : Invariant($"{rest} do"))} not.");
    }

    /// <summary>What random frames instead of held-out participants add.</summary>
    /// <param name="score">Name of the primary score.</param>
    /// <param name="models">Name and delta of each model.</param>
    /// <param name="learning">Name and delta of each baseline that learns.</param>
    /// <param name="majority">The delta of the training majority, which learns nothing of a frame; null without one.</param>
    /// <param name="identity">The delta of the probe that only matches a frame to the most similar person; null without one.</param>
    /// <param name="inAccuracy">The deltas of models and of that probe in accuracy, where the score cannot see who somebody is; empty elsewhere.</param>
    public static Sentence Leakage(string score, IReadOnlyList<(string Name, ParticipantMean Delta)> models,
        IReadOnlyList<(string Name, ParticipantMean Delta)> learning, ParticipantMean? majority, ParticipantMean? identity,
        IReadOnlyList<(string Name, ParticipantMean Delta)> inAccuracy)
    {
        if (models.Count == 0) return new("No model was run both under random frames and with participants held out, so no leakage delta can be given.");
        (string Name, ParticipantMean Delta)[] higher = [.. learning.Where(one => one.Delta.Interval is { Lower: > 0 })];
        return new(
            $"The **leakage delta** is the {score} under random frames minus the one with participants held out, per participant: {Each(models)}."
            + (higher.Length == 0 ? ""
                : $" Of the baselines that learn, {Each(higher)}: {(higher.Length == 1 ? "its interval lies" : "their intervals lie")} above zero.")
            + (majority?.Mean is not { } floor || Difference(floor) == Difference(0) ? ""
                : $" The training majority, which looks at no frame, changes by {Difference(floor)}{Ends(majority.Interval)}: that much is a matter of "
                    + "how common the targets are.")
            + (identity?.Mean is not { } delta ? ""
                : delta > 0 ? $" A probe that only matches a frame to the most similar person gains {Score(delta)}, so up to that much can be identity leakage."
                : $" A probe that only matches a frame to the most similar person gains nothing ({Difference(delta)}).")
            + (inAccuracy.Count == 0 ? "" : $" {Blind} In accuracy the deltas are {Each(inAccuracy)}."));

        static string Each(IReadOnlyList<(string Name, ParticipantMean Delta)> some) =>
            List([.. some.Select(one => $"{Difference(one.Delta.Mean)}{Ends(one.Delta.Interval)} for {one.Name}")]);
    }

    /// <summary>What calibration errors mean for the use of the probabilities.</summary>
    /// <param name="errors">Name and pooled expected calibration error of each model.</param>
    public static Sentence Calibration(IReadOnlyList<(string Name, double Error)> errors)
    {
        (string Name, double Error)[] sorted = [.. errors.OrderBy(one => one.Error)];
        if (sorted.Length == 0) return new("No calibration error is defined.");
        return new(sorted.Length == 1
            ? $"The expected calibration error of {sorted[0].Name} is {Score(sorted[0].Error)}: its probabilities are off by {Points(sorted[0].Error)} "
                + "percentage points on average."
            : $"Expected calibration error runs from {Score(sorted[0].Error)} ({sorted[0].Name}) to {Score(sorted[^1].Error)} ({sorted[^1].Name}), pooled: "
                + $"a predicted probability is off by {Points(sorted[0].Error)} to {Points(sorted[^1].Error)} percentage points on average.");
    }

    /// <summary>How many targets each model tells from chance.</summary>
    /// <param name="scorable">Targets that can be scored.</param>
    /// <param name="all">All targets.</param>
    /// <param name="found">Name of each model and on how many targets it is over chance.</param>
    /// <param name="fewest">Cells of the grid that must be as clear as they can be before any of them counts; null where that is one.</param>
    /// <param name="cells">Cells of the grid.</param>
    public static Sentence Targets(int scorable, int all, IReadOnlyList<(string Name, int Targets)> found, int? fewest, int cells) => new(
        Invariant($"{scorable} of {Count(all, "target")} can be scored. At a false discovery rate of 5 %, ")
            + (found.All(one => one.Targets == 0) ? "no model is over chance on any target"
                + (fewest is { } least
                    ? Invariant($"; with so few participants at least {least} of the {cells} cells would have to be as clear as they can be.") : ".")
                : $"over chance are {List([.. found.Select(one => $"{one.Name} on {(one.Targets == 0 ? "none" : Count(one.Targets, "target"))}")])}."));

    /// <summary>A model of the report under the report's procedure and with participants held out, accuracies pooled.</summary>
    public static Sentence BesideReport(string model, double? own, double? ownLift, double? apart, double? apartLift) => new(
        $"**{model}** reaches an accuracy of {Percent(own)} under the report's procedure ({Difference(ownLift)} over the best constant answer) "
            + $"and {Percent(apart)} with participants held out ({Difference(apartLift)}).");

    /// <summary>Whether the training majority is itself wrong more often than not with participants held out.</summary>
    public static Sentence WeakMajority(double? accuracy) => new(accuracy is < 0.5 and { } majority
        ? $"With participants held out, the training majority of attention is right in only {Percent(majority)} of the frames, since people differ in how "
            + "often they attend. A lift over it in accuracy is no sign of skill; the comparison below uses balanced accuracy." : "");

    /// <summary>What may be concluded of a task, in a sentence: the numbers stand elsewhere.</summary>
    /// <param name="task">"Binary attention".</param>
    /// <param name="better">Models that are shown to beat the training majority.</param>
    /// <param name="models">Number of models that were tested.</param>
    /// <param name="baseline">The best baseline that is not told the same person's past labels, where it scores as high as every model or higher; null
    /// elsewhere.</param>
    /// <param name="signals">What may be said of the best model with signals against the best without; null where there is no such pair.</param>
    public static Sentence Conclusion(string task, IReadOnlyList<string> better, int models, string? baseline, ContrastVerdict? signals) => new(
        $"**{task.Capital()}, people held out:** "
            + (models == 0 ? "no model was tested against the training majority"
                : better.Count == 0 ? $"no model is shown to be better than the training majority"
                : $"{List(better)} {(better.Count == 1 ? "is" : "are")} shown to be better than the training majority"
                    + (better.Count == models ? "" : ", the others are not"))
            + (baseline is null ? "" : $"; none scores higher than the baseline \"{baseline}\"")
            + signals switch
            {
                null => "",
                ContrastVerdict.FirstIsHigher => "; signals beside the video are shown to help",
                ContrastVerdict.SecondIsHigher => "; the best model with signals is shown to be worse than the best on video alone",
                ContrastVerdict.NoneWorthHaving => "; signals beside the video add nothing worth having",
                _ => "; whether signals beside the video help is not shown",
            } + ".");

    /// <summary>Where no model with signals stands beside one without.</summary>
    public static Sentence NoPair() => new("There is no pair of a model with signals and one without, so nothing is said about the second modality.");

    private static string Points(double error) => Invariant($"{100 * error:0.0}");

    /// <summary>", with its interval", with a blank before it; empty without one.</summary>
    internal static string Ends(ParticipantInterval? interval) => interval is null ? ""
        : $" (95 % interval {Difference(interval.Lower)} to {Difference(interval.Upper)})";

    private static string Capital(string text) => text.StartsWith("the ", StringComparison.Ordinal) ? $"T{text[1..]}" : text;
}

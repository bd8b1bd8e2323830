using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Training;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about one run, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class RunSentences
{
    /// <summary>The loss of a coin flip, ln 2.</summary>
    public const double CoinFlip = 0.693147;

    // A loss that moves less than this has not moved.
    private const double Moved = 0.01;

    /// <summary>What must be said beside every number.</summary>
    public static Sentence Caveats(IReadOnlyList<string> caveats) =>
        new(caveats.Count == 0 ? "" : $"**Caveats.** {string.Join(" · ", caveats).Capital()}.");

    /// <summary>How training went: which epochs were kept, where the losses stood there and at the last epoch, and what that says.</summary>
    /// <param name="epochs">"Epoch 3 of 5 was kept".</param>
    /// <param name="chosenBy">Which validation score chose it.</param>
    /// <param name="of">Losses.</param>
    /// <param name="oneTarget">Whether there is a single target, for which ln 2 is the loss of a coin flip.</param>
    public static Sentence LearningCurves(string epochs, WatchedScore chosenBy, LossNumbers of, bool oneTarget)
    {
        string numbers = $"{epochs}, chosen by {WatchedScores.TitleOf(chosenBy)}. Validation and training loss are {Score(of.ValidationKept)} and "
            + $"{Score(of.TrainingKept)} there, {Score(of.ValidationLast)} and {Score(of.TrainingLast)} at the last epoch.";
        double validation = of.ValidationLast - of.ValidationKept, training = of.TrainingLast - of.TrainingKept;
        string said = !double.IsFinite(validation + training) ? ""
            : oneTarget && of.ValidationKept > CoinFlip - 0.03 && of.TrainingLast < CoinFlip - 0.03
                ? " Validation loss never gets below about ln 2 (0.69), the loss of a coin flip, while training loss does: what is learnt does not carry over."
            : oneTarget && of.ValidationKept > CoinFlip - 0.03
                ? " Neither loss gets clearly below ln 2 (0.69), the loss of a coin flip: by these, nothing was learnt."
            : validation > Moved && training < -Moved
                ? " After the kept epoch validation loss rises while training loss falls: overfitting"
                    + (chosenBy == WatchedScore.Loss ? ", which is why that epoch was kept." : ".")
            : validation > Moved ? " After the kept epoch validation loss rises, and training loss does not fall."
            : of.KeptAtEnd >= 0.5 ? " The kept epoch is the last one in half of the trainings or more; more epochs may help."
            : validation < -Moved ? " Validation loss is still falling at the last epoch; more epochs may help."
            : " Validation loss hardly changes after the kept epoch.";
        return new(numbers + said);
    }

    /// <summary>The model against the training majority, both as means over participants.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="accuracy">Its accuracy.</param>
    /// <param name="majority">The majority's.</param>
    /// <param name="score">Name of the primary score.</param>
    /// <param name="own">The model's.</param>
    /// <param name="other">The majority's.</param>
    /// <param name="constant">Whether the model's probabilities hardly move within a person.</param>
    /// <param name="pooled">Its primary score over all samples together.</param>
    public static Sentence AgainstMajority(string model, double? accuracy, double? majority, string score, double? own, double? other, bool constant,
        double? pooled)
    {
        string said = $"**{model}** reaches an accuracy of {Percent(accuracy)} and a {score} of {Score(own)}; the training majority {Percent(majority)} and "
            + $"{Score(other)}. All are means over participants.";
        if (!constant) return new(said);
        return new($"{said} The probabilities of {model} hardly move within a person, so it says little of a moment."
            + (pooled < own - 0.005 ? $" Pooled over folds it comes to {Score(pooled)}: pooling lowers the score of a model that answers by fold." : ""));
    }

    /// <summary>Which targets could be scored at all, and the best and worst of them by balanced accuracy, mean over participants.</summary>
    /// <param name="scored">Name and balanced accuracy of each target that can be scored.</param>
    /// <param name="all">Number of targets.</param>
    public static Sentence Targets(IReadOnlyList<(string Name, double Accuracy)> scored, int all)
    {
        (string Name, double Accuracy)[] sorted = [.. scored.OrderByDescending(one => one.Accuracy)];
        if (sorted.Length == 0) return new("No target has enough positives and negatives in two participants to be scored.");
        string left = sorted.Length == all ? all == 1 ? "The target can be scored." : "All targets can be scored."
            : $"{sorted.Length} of {Count(all, "target")} can be scored; the others are too rare or too common in this study.";
        if (sorted.Length == 1)
            return new($"{left} *{sorted[0].Name}* reaches a balanced accuracy of {Score(sorted[0].Accuracy)}, mean over participants (chance is 0.5).");
        int above = sorted.Count(one => one.Accuracy > 0.55);
        return new($"{left} Balanced accuracy, mean over participants (chance is 0.5), runs from {Score(sorted[^1].Accuracy)} for *{sorted[^1].Name}* to "
            + $"{Score(sorted[0].Accuracy)} for *{sorted[0].Name}*; "
            + $"{(above == 0 ? "no target lies" : $"{Count(above, "target")} lie{(above == 1 ? "s" : "")}")} above 0.55. This is a look and not a test.");
    }

    /// <summary>What the split that shares participants adds to the score, as means over participants.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="protocol">Of the run that shares participants.</param>
    /// <param name="score">Name of the primary score.</param>
    /// <param name="shared">Its mean over the participants who are scored in both.</param>
    /// <param name="apart">The other run's, over the same ones.</param>
    /// <param name="delta">The first minus the second.</param>
    /// <param name="inAccuracy">The same in accuracy, where the score cannot see who somebody is; null elsewhere.</param>
    public static Sentence LeakageDelta(
        string model, string protocol, string score, double? shared, double? apart, ParticipantMean delta, ParticipantMean? inAccuracy) => new(
        $"{model} scores {Score(shared)} {score} when test frames come from training participants ({protocol}) and {Score(apart)} when whole participants "
            + $"are held out: means over the {Count(delta.Participants, "participant")} who can be scored in both. "
            + $"The **leakage delta is {Difference(delta.Mean)}**"
            + (delta.Interval is not { } interval ? "."
                : $" (95 % interval {Difference(interval.Lower)} to {Difference(interval.Upper)})"
                    + (interval.Lower > 0 ? "." : interval.Upper < 0 ? ": sharing participants does not help here." : ", which includes zero."))
            + (inAccuracy?.Mean is not { } known ? "" : $" {ComparisonSentences.Blind} In accuracy the delta is {Difference(known)}"
                + $"{ComparisonSentences.Ends(inAccuracy.Interval)}."));

    /// <summary>What a precision of scoring other than 32 bits changed.</summary>
    /// <param name="precision">What it is called.</param>
    /// <param name="effect">Means over folds, and the largest difference.</param>
    public static Sentence Precision(string precision, PrecisionEffect effect) => new(
        $"Scored in {precision}, frozen layers included: on the test samples probabilities differ from those of 32 bits by "
            + Invariant($"{effect.MeanProbability:0.0000} on average and {effect.LargestProbability:0.0000} at most; ")
            + (effect.RocArea is { } area ? Invariant($"the AUROC differs by {area:+0.0000;-0.0000;0.0000} and the ") : "the ")
            + Invariant($"accuracy by {100 * effect.Accuracy:+0.00;-0.00;0.00} percentage points (means over folds)."));

    /// <summary>What the counts of a run say.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="all">Counts of all targets together.</param>
    public static Sentence Confusion(string model, ConfusionCounts all)
    {
        if (all.Total == 0) return new("No label is known, so nothing can be counted.");
        double predicted = (double)(all.TruePositives + all.FalsePositives) / all.Total;
        string said = $"{model} predicts \"present\" for {Percent(predicted)} of the labels; {Percent(all.Prevalence)} actually are.";
        string found = all.Recall is { } recall ? $" It finds {Percent(recall)} of those that are present." : " None is present.";
        return new(said + found + (all.Precision is { } precision ? $" Its \"present\" is right in {Percent(precision)} of the cases." : ""));
    }

    /// <summary>What withholding a modality costs.</summary>
    /// <param name="withheld">"video" or "signals".</param>
    /// <param name="score">Name of the primary score.</param>
    /// <param name="result">The whole model minus the part.</param>
    public static Sentence Ablation(string withheld, string score, PairedContrast result)
    {
        string subject = withheld == "video" ? "video adds" : $"{withheld} add", difference = Difference(result.MeanDifference);
        if (result.AllEqual) return new($"Withholding the {withheld} **changes no participant's {score}**.");
        return new(result.Verdict switch
        {
            ContrastVerdict.FirstIsHigher => $"Withholding the {withheld} **costs {Score(result.MeanDifference)} {score}**.",
            ContrastVerdict.SecondIsHigher => $"Withholding the {withheld} *gains* {Score(-result.MeanDifference)} {score}.",
            ContrastVerdict.ThresholdAlone => $"It is not shown that the {subject} anything: {score} differs by {difference}, AUROC by "
                + $"{Difference(result.Ranking!.MeanDifference)} ({result.Ranking.Note}).",
            ContrastVerdict.NoneWorthHaving => $"The {subject} nothing worth having ({difference} {score}).",
            ContrastVerdict.NotShown when result.AdjustedP <= result.Alpha => $"It is not shown that the {subject} anything: {difference} {score} "
                + $"({result.Note}) is not significant once it is corrected for folds that share training samples.",
            ContrastVerdict.NotShown => $"It is not shown that the {subject} anything ({difference} {score}, {result.Note}).",
            _ => $"With {Count(result.Participants, "participant")} nothing can be said about the {withheld} ({difference} {score}).",
        });
    }

    /// <summary>Where the learnt weights of a fusion ended.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="first">The attended token's weight after the first epoch, mean over folds.</param>
    /// <param name="last">After the last.</param>
    /// <param name="epochs">Number of epochs.</param>
    /// <param name="lowest">The lowest fold's at the end.</param>
    /// <param name="highest">The highest fold's.</param>
    public static Sentence FusionWeights(string model, double first, double last, int epochs, double lowest, double highest) => new(
        $"{model} ends with a weight of {Score(last)} on the attended token and {Score(1 - last)} on the signals' own summary"
            + (Score(highest) == Score(lowest) ? "." : $" (folds from {Score(lowest)} to {Score(highest)} on the attended token).")
            + (epochs == 1 ? "" : Math.Abs(last - first) < 0.005 ? $" After the first epoch it was {Score(first)}: training hardly moved it."
                : $" It moved by {Difference(last - first)} from the first epoch to the last."));

    /// <summary>Which target a training has learnt to weigh most, and which least.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="heaviest">Name and weight, mean over folds.</param>
    /// <param name="lightest">The same of the least.</param>
    /// <param name="targets">How many there are.</param>
    public static Sentence TargetWeights(string model, (string Name, double Weight) heaviest, (string Name, double Weight) lightest, int targets) => new(
        targets == 1 ? Invariant($"{model} has one target: its learnt weight, {heaviest.Weight:0.00}, only scales the loss.")
            : heaviest.Weight < 1.05 * lightest.Weight
                ? Invariant($"{model} has learnt to weigh its {targets} targets alike ({lightest.Weight:0.00} to {heaviest.Weight:0.00}).")
            : Invariant($"{model} has learnt to weigh {heaviest.Name} most ({heaviest.Weight:0.00}) and {lightest.Name} least ({lightest.Weight:0.00}), ")
                + Invariant($"{heaviest.Weight / lightest.Weight:0.0} times as much."));

    /// <summary>How far probabilities lie from intensities, beside what costs nothing.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="model100">Mean absolute error of 100 x the probability, mean over targets, vendor units.</param>
    /// <param name="constant">That of the other folds' mean intensity; null where there is no other fold.</param>
    /// <param name="persistence">That of the last intensity known.</param>
    /// <param name="nearer">For how many targets the model is nearer than the constant.</param>
    /// <param name="targets">How many targets have all three.</param>
    public static Sentence Intensities(string model, double model100, double? constant, double? persistence, int nearer, int targets) => new(
        Invariant($"Over {Count(targets, "target")} 100 x the probability of {model} lies {model100:0.0} points from the intensity")
            + (constant is null ? "; without a second fold there is no constant to hold it against."
                : Invariant($", a constant {constant:0.0}")
                    + (persistence is null ? "" : Invariant($", the last known intensity {persistence:0.0}"))
                    + (nearer == 0 ? ": the model is nearer than the constant for none of them, since a probability of presence is no intensity."
                        : nearer == targets ? ": the model is nearer than the constant for all of them."
                        : Invariant($": the model is nearer than the constant for {nearer} of them."))));
}

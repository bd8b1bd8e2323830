using Genex.Research.Prediction;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about a prediction, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class PredictionSentences
{
    private const int MostFindings = 3;

    /// <summary>How many moments of which video.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="recording">Whose recording.</param>
    /// <param name="targets">How many.</param>
    /// <param name="moments">How many.</param>
    /// <param name="seconds">Length of the video.</param>
    /// <param name="simulated">Whether the recording is.</param>
    /// <param name="region">Where the participant is in the picture.</param>
    /// <param name="evidence">What says so.</param>
    public static Sentence What(
        string run, string recording, int targets, int moments, double seconds, bool simulated, string region, string evidence) =>
        new($"**{run}** gives {recording} the probabilities of {Count(targets, "target")} at {Count(moments, "moment")} of "
            + Invariant($"{seconds:0} s of video{(simulated ? " (simulated)" : "")}; of the picture it looks at the {region} ({evidence})."));

    /// <summary>That nothing of a recording reached the model; empty where something did.</summary>
    /// <param name="none">Whether nothing did.</param>
    /// <param name="masked">Whether pictures were masked, since no face was found in them.</param>
    /// <param name="signals">How many signals the model takes.</param>
    public static Sentence NoInput(bool none, bool masked, int signals) => new(!none ? ""
        : $"**Nothing of this recording reached the model**: {(masked ? "no face was found in any picture, so that all are masked" : "it sees no pictures")}, "
            + $"and {(signals == 0 ? "it takes no signals" : "there are no signals")}. Its probabilities are those of an empty input, and say nothing of the "
            + "recording.");

    /// <summary>Which folds' weights, and why.</summary>
    /// <param name="weights">Their name.</param>
    /// <param name="reason">As a sentence without a full stop.</param>
    public static Sentence Weights(string weights, string reason) => new($"Weights: {weights}, since {reason}.");

    /// <summary>What was noticed while reading, and signals that were missing; empty where nothing was.</summary>
    /// <param name="notes">Sentences.</param>
    /// <param name="missing">Fraction of the signals' values.</param>
    /// <param name="signals">How many signals the model takes.</param>
    public static Sentence Missing(IReadOnlyList<string> notes, double missing, int signals) => new(string.Join(' ', notes
        .Append(missing is > 0 and < 1 ? $"{Percent(missing)} of the values of its {Count(signals, "signal")} are missing and enter as the training mean." : "")
        .Where(text => text.Length > 0)));

    /// <summary>The held-out score with its interval, and whether anything was found.</summary>
    public static Sentence Held(HeldOutEvidence evidence)
    {
        if (evidence.Value is null) return new($"No held-out score is defined (protocol {evidence.Protocol}), so nothing says how far to trust it.");
        string interval = evidence.Lower is { } low && evidence.Upper is { } high ? $" (95 % interval {Score(low)} to {Score(high)})" : "";
        string verdict = evidence.Lower is null ? "; without an interval nothing follows from that"
            : evidence.Finds ? "" : ": **not shown to be better than a constant answer**"
                + (evidence.Lower > evidence.Majority
                    ? " (the interval takes people for independent, whose folds share training people; the test does not)" : "");
        string on = evidence.PeopleApart ? $"{Count(evidence.People, "participant")} that it had not learnt from"
            : "frames that it had not learnt from, of people that it otherwise knew";
        return new($"On {on}, {evidence.Score} was {Score(evidence.Value)}{interval}, the training majority's {Score(evidence.Majority)}{verdict}.");
    }

    /// <summary>What is wrong with the run itself; empty where nothing is.</summary>
    /// <param name="undertrained">Whether the models have not learnt what they were shown.</param>
    /// <param name="training">AUROC on the samples that were learnt from.</param>
    /// <param name="constant">Whether each person gets one answer.</param>
    /// <param name="learntFrom">Whether the weights learnt from this very person.</param>
    public static Sentence Learnt(bool undertrained, double? training, bool constant, bool learntFrom) => new(string.Join(' ', ((string[])
    [
        undertrained ? $"The run is **undertrained**: AUROC {Score(training)} on the very samples that it learnt from." : "",
        constant ? "It gives each person nearly one answer, so a timeline of it says little." : "",
        learntFrom ? "It has **learnt from this very person**." : "",
    ]).Where(text => text.Length > 0)));

    /// <summary>Where the recording lies outside of what the weights have seen.</summary>
    public static Sentence Range(IReadOnlyList<RangeFinding> findings)
    {
        RangeFinding[] much = [.. findings.Where(finding => finding.IsMuch)];
        if (much.Length == 0)
            return new(findings.Count == 0 ? "Signals and colours of the frames lie within the training data's range."
                : "Signals and colours of the frames lie within the training data's range in nine of ten moments or more.");
        string[] named = [.. much.Take(MostFindings).Select(finding => $"{finding.What} in {Percent((double)finding.Moments / finding.Of)} of the moments ("
            + $"{Digits(finding.Found.Lowest)} to {Digits(finding.Found.Highest)}, "
            + (finding.Seen is { } seen ? $"in training {Digits(seen.Lowest)} to {Digits(seen.Highest)})" : "never seen in training)"))];
        string more = much.Length > MostFindings ? $" and {Count(much.Length - MostFindings, "more value")}" : "";
        return new($"The recording is **out of the training data's range**: {string.Join("; ", named)}{more}.");
    }

    // Three digits that mean something, whatever the size.
    private static string Digits(double value) => Math.Abs(value) >= 100 ? Invariant($"{value:0}") : Math.Abs(value) >= 10 ? Invariant($"{value:0.#}")
        : Invariant($"{value:0.##}");

    /// <summary>How probabilities are calibrated, or why not.</summary>
    /// <param name="notes">Target, whether it is calibrated, and what was done, as a sentence without a full stop.</param>
    public static Sentence Calibrated(IReadOnlyList<(string Target, bool Fitted, string Note)> notes)
    {
        string[] fitted = [.. notes.Where(one => one.Fitted).Select(one => one.Target)];
        if (notes.Count == 1) return new($"{(fitted.Length == 1 ? "Calibrated:" : "The probability is")} {notes[0].Note}.");
        return new(fitted.Length == 0 ? "No target could be calibrated; probabilities are the model's own."
            : $"Calibrated by Platt scaling on held-out predictions: {List(fitted)}"
                + (fitted.Length == notes.Count ? "." : "; the other targets' probabilities are the model's own."));
    }

    /// <summary>What a prediction was worth where the truth is known: the area under the ROC curve, and whether calibration helped.</summary>
    public static Sentence Against(IReadOnlyList<TargetTruth> worth)
    {
        TargetTruth[] scored = [.. worth.Where(one => one.RocArea is not null)];
        if (scored.Length == 0) return new("No target is both present and absent in the known truth, so nothing can be scored.");
        TargetTruth one = scored[0];
        string area = scored.Length == 1
            ? $"{one.Target} is present in {Percent((double)one.Present / one.Moments)} of {Count(one.Moments, "moment")}; the raw probabilities reach an "
                + $"AUROC of {Score(one.RocArea)}, the smoothed ones {Score(one.SmoothedRocArea)} (0.5 is chance)."
            : $"Over {Count(scored.Length, "target")} with both classes the mean AUROC is {Score(scored.Average(target => target.RocArea))}, smoothed "
                + $"{Score(scored.Average(target => target.SmoothedRocArea))} (0.5 is chance).";
        TargetTruth[] calibrated = [.. scored.Where(target => target.CalibratedBrier is not null)];
        string brier = calibrated.Length == 0 ? ""
            : $" Calibration changes the Brier score from {Score(calibrated.Average(target => target.Brier))} to "
                + $"{Score(calibrated.Average(target => target.CalibratedBrier))} (lower is better).";
        return new($"{area}{brier} One person is one draw, and people differ by more than the interval of a mean over people.");
    }

    /// <summary>Whether a person of the study gets the probabilities that the run recorded when it held that person out.</summary>
    /// <param name="recording">Whose recording.</param>
    /// <param name="weights">Their name.</param>
    /// <param name="moments">How many.</param>
    /// <param name="difference">The largest; null where the run has predicted none of them.</param>
    /// <param name="times">How many seconds of video were predicted in a second.</param>
    public static Sentence HeldOut(string recording, string weights, int moments, double? difference, double times) => new(difference is { } largest
        ? $"Read again from the video, {recording} gets the probabilities of {weights}, "
            + (largest <= 1e-6 ? "the run's own held-out ones: " : "which **differ from the run's held-out ones**: ")
            + Invariant($"over {moments} frames the largest difference is {largest:0.0e+0}, at {times:0.0} times real time.")
        : $"The run has predicted no frame of {recording}.");
}

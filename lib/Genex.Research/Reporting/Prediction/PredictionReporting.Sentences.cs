using Genex.Research.Prediction;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class PredictionReporting
{
    private const int MostFindings = 3;

    /// <summary>What was predicted, with which weights, what was missing, and how far it can be trusted.</summary>
    public static Sentence Say(this RecordingPrediction prediction) =>
        Sentence.Join(prediction.SayWhat(), prediction.SayWeights(), prediction.SayMissing(), prediction.SayTrust());

    /// <summary>How many moments of which video, and how fast.</summary>
    public static Sentence SayWhat(this RecordingPrediction prediction) =>
        new($"**{prediction.Run.Label}** gives {prediction.Label} the probabilities of {Count(prediction.Targets.Count, "target")} at "
            + $"{Count(prediction.Moments.Count, "moment")} of {Invariant($"{prediction.Length.TotalSeconds:0}")} s of video"
            + (IsSimulated(prediction) ? " (simulated)" : "") + $"; of the picture it looks at the {prediction.Region.Region.Text} "
            + $"({prediction.Region.Evidence}).");

    /// <summary>Which folds' weights, and why.</summary>
    public static Sentence SayWeights(this RecordingPrediction prediction) => new($"Weights: {prediction.Weights.Name}, since {prediction.Weights.Reason}.");

    /// <summary>Signals that were missing, and what the reading of the video noticed; empty where nothing was.</summary>
    public static Sentence SayMissing(this RecordingPrediction prediction)
    {
        int signals = prediction.Signals.Count;
        double missing = signals == 0 ? 0 : prediction.Moments.Average(moment => (double)moment.MissingSignals / signals);
        string said = missing is > 0 and < 1
            ? $"{Percent(missing)} of the values of its {Count(signals, "signal")} are missing and enter as the training mean." : "";
        return new(string.Join(' ', prediction.Notes.Append(said).Where(text => text.Length > 0)));
    }

    /// <summary>The held-out score with its interval, whether anything was found and learnt, and whether the recording is like the training data.</summary>
    public static Sentence SayTrust(this RecordingPrediction prediction) => Sentence.Join(
        new Sentence(Held(prediction.Evidence)), new Sentence(prediction.Evidence.Undertrained
            ? Invariant($"The run is **undertrained**: AUROC {prediction.Evidence.TrainingRocArea:0.00} on the very samples that it learnt from.") : ""),
        new Sentence(prediction.Evidence.ConstantPerPerson ? "It gives each person nearly one answer, so a timeline of it says little." : ""),
        new Sentence(prediction.Weights.LearntFrom ? "It has **learnt from this very person**." : ""),
        prediction.SayRange(), prediction.SayCalibration(),
        new Sentence(prediction.Evidence.Caveats.Count == 0 ? "" : $"*Caveats: {string.Join("; ", prediction.Evidence.Caveats)}.*"));

    /// <summary>Where the recording lies outside of what the weights have seen.</summary>
    public static Sentence SayRange(this RecordingPrediction prediction)
    {
        RangeFinding[] much = [.. prediction.RangeFindings.Where(finding => finding.IsMuch)];
        if (much.Length == 0)
            return new(prediction.RangeFindings.Count == 0 ? "Signals and colours of the frames lie within the training data's range."
                : "Signals and colours of the frames lie within the training data's range in nine of ten moments or more.");
        string[] named = [.. much.Take(MostFindings).Select(finding => $"{finding.What} in {Percent((double)finding.Moments / finding.Of)} of the moments ("
            + Invariant($"{finding.Found.Lowest:0.##} to {finding.Found.Highest:0.##}, ")
            + (finding.Seen is { } seen ? Invariant($"in training {seen.Lowest:0.##} to {seen.Highest:0.##})") : "never seen in training)"))];
        string more = much.Length > MostFindings ? $" and {Count(much.Length - MostFindings, "more value")}" : "";
        return new($"The recording is **out of the training data's range**: {string.Join("; ", named)}{more}.");
    }

    /// <summary>How probabilities are calibrated, or why not.</summary>
    public static Sentence SayCalibration(this RecordingPrediction prediction)
    {
        TargetCalibration[] fitted = [.. prediction.Calibrations.Where(one => one.IsFitted)];
        if (prediction.Calibrations.Count == 1) return new(fitted.Length == 1 ? $"Calibrated: {prediction.Calibrations[0].Note}."
            : $"The probability is {prediction.Calibrations[0].Note}.");
        return new(fitted.Length == 0 ? "No target could be calibrated; probabilities are the model's own."
            : $"Calibrated by Platt scaling on held-out predictions: {List([.. fitted.Select(one => one.Target)])}; the other targets' probabilities are the "
                + "model's own.");
    }

    private static string Held(HeldOutEvidence evidence)
    {
        if (evidence.Value is null) return $"No held-out score is defined (protocol {evidence.Protocol}), so nothing says how far to trust it.";
        string interval = evidence.Lower is { } low && evidence.Upper is { } high ? $" (95 % interval {Score(low)} to {Score(high)})" : "";
        string verdict = evidence.Lower is null ? "; without an interval nothing follows from that"
            : evidence.Finds ? "" : ": **not shown to be better than a constant answer**";
        string on = evidence.PeopleApart ? $"{Count(evidence.People, "participant")} that it had not learnt from"
            : "frames that it had not learnt from, of people that it otherwise knew";
        return $"On {on}, {evidence.Score} was {Score(evidence.Value)}{interval}, the training majority's "
            + $"{Score(evidence.Majority)}{verdict}.";
    }
}

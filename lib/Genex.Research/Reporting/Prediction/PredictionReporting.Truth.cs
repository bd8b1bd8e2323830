using Genex.Research.Alignment;
using Genex.Research.Experiments;
using Genex.Research.Prediction;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Beside what is known.</content>
public static partial class PredictionReporting
{
    /// <summary>What a prediction was worth where the truth is known: the area under the ROC curve, and whether calibration helped.</summary>
    /// <param name="prediction">Of a recording.</param>
    /// <param name="truth">The recording's aligned rows.</param>
    public static Sentence SayAgainst(this RecordingPrediction prediction, AlignedRecording truth)
    {
        IReadOnlyList<TargetTruth> worth = prediction.Against(truth);
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
        return new($"{area}{brier} One person is one draw: the interval over people above is what may be expected of another.");
    }

    /// <summary>Whether a person of the study gets the probabilities that the run recorded when it held that person out.</summary>
    /// <param name="prediction">Of a recording of the run's own study.</param>
    /// <param name="run">The run.</param>
    public static Sentence SayHeldOut(this RecordingPrediction prediction, RunRecord run) => new(prediction.DifferenceFrom(run) is { } difference
        ? $"Read again from the video, {prediction.Label} gets the run's own held-out probabilities by {prediction.Weights.Name}: over "
            + Invariant($"{prediction.Moments.Count} frames the largest difference is {difference:0.0e+0}, at {prediction.TimesRealTime:0.0} times real time.")
        : $"The run has predicted no frame of {prediction.Label}.");
}

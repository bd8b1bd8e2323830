using Genex.Research.Alignment;
using Genex.Research.Experiments;
using Genex.Research.Prediction;

namespace Genex.Research.Reporting;

/// <content>Beside what is known.</content>
public static partial class PredictionReporting
{
    /// <summary>What a prediction was worth where the truth is known: the area under the ROC curve, and whether calibration helped.</summary>
    /// <param name="prediction">Of a recording.</param>
    /// <param name="truth">The recording's aligned rows.</param>
    public static Sentence SayAgainst(this RecordingPrediction prediction, AlignedRecording truth) =>
        PredictionSentences.Against(prediction.Against(truth));

    /// <summary>Whether a person of the study gets the probabilities that the run recorded when it held that person out.</summary>
    /// <param name="prediction">Of a recording of the run's own study.</param>
    /// <param name="run">The run.</param>
    public static Sentence SayHeldOut(this RecordingPrediction prediction, RunRecord run) => PredictionSentences.HeldOut(
        prediction.Label, prediction.Weights.Name, prediction.Moments.Count, prediction.DifferenceFrom(run), prediction.TimesRealTime);
}

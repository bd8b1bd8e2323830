using Genex.Research.Prediction;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class PredictionReporting
{
    /// <summary>What was predicted, with which weights, what was missing, and how far it can be trusted.</summary>
    public static Sentence Say(this RecordingPrediction prediction) =>
        Sentence.Join(prediction.SayNoInput(), prediction.SayWhat(), prediction.SayWeights(), prediction.SayMissing(), prediction.SayTrustOfInput());

    /// <summary>How many moments of which video.</summary>
    public static Sentence SayWhat(this RecordingPrediction prediction) => PredictionSentences.What(
        prediction.Run.Label, prediction.Label, prediction.Targets.Count, prediction.Moments.Count, prediction.Length.TotalSeconds, IsSimulated(prediction),
        prediction.Region.Region.Text, prediction.Region.Evidence);

    /// <summary>Which folds' weights, and why.</summary>
    public static Sentence SayWeights(this RecordingPrediction prediction) =>
        PredictionSentences.Weights(prediction.Weights.Name, prediction.Weights.Reason);

    /// <summary>Signals that were missing, and what the reading of the video noticed; empty where nothing was.</summary>
    public static Sentence SayMissing(this RecordingPrediction prediction) => PredictionSentences.Missing(prediction.Notes,
        prediction.Signals.Count == 0 ? 0 : prediction.Moments.Average(moment => (double)moment.MissingSignals / prediction.Signals.Count),
        prediction.Signals.Count);

    /// <summary>The held-out score with its interval, whether anything was found and learnt, and whether the recording is like the training data.</summary>
    public static Sentence SayTrust(this RecordingPrediction prediction) => Sentence.Join(prediction.SayNoInput(), prediction.SayTrustOfInput());

    /// <summary>That nothing of the recording reached the model; empty where something did.</summary>
    public static Sentence SayNoInput(this RecordingPrediction prediction) =>
        PredictionSentences.NoInput(prediction.HasNoInput, prediction.Faces is not null, prediction.Signals.Count);

    private static Sentence SayTrustOfInput(this RecordingPrediction prediction) => Sentence.Join(
        PredictionSentences.Held(prediction.Evidence), PredictionSentences.Learnt(prediction.Evidence.Undertrained, prediction.Evidence.TrainingRocArea,
            prediction.Evidence.ConstantPerPerson, prediction.Weights.LearntFrom),
        prediction.SayRange(), prediction.SayCalibration(), RunSentences.Caveats(prediction.Evidence.Caveats));

    /// <summary>Where the recording lies outside of what the weights have seen; empty where nothing of it was there to compare.</summary>
    public static Sentence SayRange(this RecordingPrediction prediction) =>
        prediction.HasNoInput ? Sentence.Join([]) : PredictionSentences.Range(prediction.RangeFindings);

    /// <summary>How probabilities are calibrated, or why not.</summary>
    public static Sentence SayCalibration(this RecordingPrediction prediction) =>
        PredictionSentences.Calibrated([.. prediction.Calibrations.Select(one => (one.Target, one.IsFitted, one.Note))]);
}

using Genex.Research.Experiments;

namespace Genex.Research.Prediction;

/// <summary>Predicting with a run.</summary>
public static class RunPrediction
{
    /// <summary>Applies a run's models to a video.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="video">The video; of a person of the run's study the fold predicts that held the person out.</param>
    /// <param name="signals">A folder with the recording's exports, or one file of them; null: the video alone.</param>
    /// <param name="options">Smoothing, region, device; null for the defaults.</param>
    /// <param name="progress">Told every few frames.</param>
    /// <param name="cancellation">Stops between two frames or batches.</param>
    /// <exception cref="Recordings.RecordingException">The video or an export cannot be used; the message names file and place.</exception>
    /// <exception cref="InvalidDataException">The run was made by a version that did not keep what is needed, or a weights file is damaged.</exception>
    /// <example><code>
    /// var prediction = run.Predict("interview.mp4", signals: "exports");
    /// display(prediction.Timeline());
    /// prediction.SayTrust()
    /// </code></example>
    public static RecordingPrediction Predict(this RunRecord run, string video, string? signals = null, PredictionOptions? options = null,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        TrainedRun.Of(run).Predict(video, signals, options, progress, cancellation);

    /// <summary>Applies the models of a run or a bundle to a video.</summary>
    /// <inheritdoc cref="Predict(RunRecord, string, string?, PredictionOptions?, IProgress{Progress}?, CancellationToken)"/>
    public static RecordingPrediction Predict(this TrainedRun run, string video, string? signals = null, PredictionOptions? options = null,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        NewRecordings found = NewRecordings.Find(video, signals is null ? null : [signals], run);
        if (found.Recordings.Count > 1)
            throw new ArgumentException($"{video} holds {found.Recordings.Count} recordings; name one video, or use RecordingPredictor for all of them.",
                nameof(video));
        using RecordingPredictor predictor = new(run, options);
        return predictor.Predict(found.Recordings[0], found.Provenance, progress, cancellation);
    }
}

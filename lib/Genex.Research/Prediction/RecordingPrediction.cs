using Genex.Research.Experiments;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a prediction and its moments

namespace Genex.Research.Prediction;

/// <summary>A sampled frame that was predicted.</summary>
/// <param name="FrameIndex">Its index in the video, from 0.</param>
/// <param name="VideoMilliseconds">Its timestamp in the video.</param>
/// <param name="TimeMilliseconds">The same moment on the exports' clock; the video's own where there are none.</param>
/// <param name="MissingSignals">How many of the signals that the model takes are missing there.</param>
/// <param name="OutOfRange">What lies outside of the training data's range there.</param>
public sealed record PredictedMoment(int FrameIndex, double VideoMilliseconds, double TimeMilliseconds, int MissingSignals, IReadOnlyList<string> OutOfRange)
{
    /// <summary>The face that the picture was cropped to; null where none was looked for.</summary>
    public FrameFace? Face { get; init; }

    /// <summary>Whether nothing of this moment reached the model: no picture and no signal, so that its answer is that to nothing.</summary>
    public bool HasNoInput { get; init; }
}

/// <summary>What a trained run says of a recording, moment by moment, and how far that can be trusted.</summary>
public sealed record RecordingPrediction
{
    /// <summary>The run.</summary>
    public required RunSpecification Run { get; init; }

    /// <summary>Who was recorded, by the names of files and tables.</summary>
    public required ParticipantId Participant { get; init; }

    /// <summary>What was shown, where somebody has several recordings.</summary>
    public required string? Stimulus { get; init; }

    /// <summary>The video.</summary>
    public required string VideoPath { get; init; }

    /// <summary>Where the participant is in it.</summary>
    public required VideoRegion Region { get; init; }

    /// <summary>What looking for the face came to; null where none was looked for.</summary>
    public FaceFinding? Faces { get; init; }

    /// <summary>Where the recording comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>K names.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>N sampled frames, in the video's order.</summary>
    public required IReadOnlyList<PredictedMoment> Moments { get; init; }

    /// <summary>N x K, as the model says.</summary>
    public required double[,] Raw { get; init; }

    /// <summary>N x K behind the calibration; not a number where a target has none.</summary>
    public required double[,] Calibrated { get; init; }

    /// <summary>N maps of where the models look; null where they were not asked for, or the model gives none.</summary>
    public MomentMaps? Maps { get; init; }

    /// <summary>N x K: the calibrated, else the raw probability, smoothed over time (<see cref="Smoothing"/>).</summary>
    public required double[,] Smoothed { get; init; }

    /// <summary>Standard deviation of the smoothing, seconds.</summary>
    public required double SmoothingSeconds { get; init; }

    /// <summary>Which weights, and why.</summary>
    public required WeightChoice Weights { get; init; }

    /// <summary>K.</summary>
    public required IReadOnlyList<TargetCalibration> Calibrations { get; init; }

    /// <summary>K raw probabilities from which on the run calls a target present (the mean over the folds that predict); null where none were
    /// tuned.</summary>
    public required IReadOnlyList<double>? Thresholds { get; init; }

    /// <summary>Names of the signals that the model takes; empty for a model of video alone.</summary>
    public required IReadOnlyList<string> Signals { get; init; }

    /// <summary>What lies outside of the training data's range, worst first.</summary>
    public required IReadOnlyList<RangeFinding> RangeFindings { get; init; }

    /// <summary>What was wrong or missing, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What is known of the run's models.</summary>
    public required HeldOutEvidence Evidence { get; init; }

    /// <summary>Length of the video that was read.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Wall-clock time of reading and predicting, the loading of the model left out.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>"LE 3299", "LE 3299, Screen recording 2".</summary>
    public string Label => Stimulus is null ? Participant.ToString() : $"{Participant}, {Stimulus}";

    /// <summary>How many seconds of video were predicted in a second.</summary>
    public double TimesRealTime => Length / Took;

    /// <summary>Whether the model takes signals and the recording has none of them anywhere.</summary>
    public bool LacksSignals => Signals.Count > 0 && Moments.All(moment => moment.MissingSignals == Signals.Count);

    /// <summary>Whether nothing of the recording reached the model at any moment.</summary>
    public bool HasNoInput => Moments.All(moment => moment.HasNoInput);

    /// <summary>Whether the recording as a whole is to be distrusted for lying outside of what the weights have seen.</summary>
    public bool IsOutOfRange => RangeFindings.Any(finding => finding.IsMuch);

    /// <summary>What is shown where one probability is: the calibrated, else the raw one.</summary>
    /// <param name="moment">Index of the moment.</param>
    /// <param name="target">Index of the target.</param>
    public double Best(int moment, int target) => Calibrations[target].IsFitted ? Calibrated[moment, target] : Raw[moment, target];
}

using System.Diagnostics;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>Applies a trained run to recordings: the same reading, cutting, scaling and networks as in training, so that a person of the study gets the
/// held-out probabilities of the run's own predictions.csv.</summary>
public sealed class RecordingPredictor : IDisposable
{
    private static readonly Dictionary<string, bool> NoLabels = [];
    private readonly TrainedRun run;
    private readonly PredictionOptions options;
    private readonly FoldModels models;

    /// <param name="run">Whose weights.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentException">There is no such device.</exception>
    /// <exception cref="FileNotFoundException">The network that the run stands on is not here.</exception>
    public RecordingPredictor(TrainedRun run, PredictionOptions? options = null)
    {
        (this.run, this.options) = (run, options ?? new PredictionOptions());
        models = new FoldModels(run, ComputeDevice.Parse(this.options.Device));
    }

    /// <summary>Whether the run's model takes signals of this recording; those of others are not read.</summary>
    private bool TakesSignals => run.Specification.Withheld != "signals" && ModelRegistry.Find(run.Specification.Model).Modalities.HasFlag(Modalities.Physical);

    private bool TakesVideo => run.Specification.Withheld != "video" && ModelRegistry.Find(run.Specification.Model).Modalities.HasFlag(Modalities.Video);

    /// <summary>Predicts a recording.</summary>
    /// <param name="recording">With a video; its signals are looked at where the model takes signals.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="progress">Told every few frames.</param>
    /// <param name="cancellation">Stops between two frames or batches.</param>
    /// <exception cref="VideoException">The video cannot be read, or none of its frames can be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public RecordingPrediction Predict(Recording recording, Provenance provenance = Provenance.Unknown, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        cancellation = CellToken.Or(cancellation);
        var watch = Stopwatch.StartNew();
        (SampleSet whole, List<string> notes, TimeSpan length) = Read(recording, provenance, progress, cancellation);
        SampleSet samples = WithheldSamples.Of(whole, run.Specification.Withheld);
        WeightChoice choice = WeightChoice.For(run.Folds, recording.Participant,
            run.Specification.Withheld == "video" ? null : FrameFacts.Of(whole).Fingerprints[0]);
        FoldWeights[] folds = [.. run.Folds.Where(fold => choice.Folds.Contains(fold.Index))];
        double[,] raw = models.Probabilities(samples, folds, progress, cancellation);

        IReadOnlyList<TargetCalibration> calibrations = choice.HeldOut ? folds[0].Calibrations : run.Calibrations;
        (IReadOnlyList<RangeFinding> findings, IReadOnlyList<string>[] outside) =
            RangeCheck.Of(samples, folds, TakesSignals, run.Specification.Withheld != "video");
        int[] signals = TakesSignals ? [.. Enumerable.Range(0, samples.SignalCount).Where(run.Takes)] : [];
        AlignedRecording aligned = samples.Study.Recordings[0];
        double[,] calibrated = Each(raw, (row, target) => calibrations[target].Apply(raw[row, target]));
        double[] times = [.. aligned.Rows.Select(row => row.VideoMilliseconds)];
        return new RecordingPrediction
        {
            Run = run.Specification,
            Participant = recording.Participant,
            Stimulus = recording.Stimulus,
            VideoPath = recording.VideoPath!,
            Region = aligned.Region!,
            Faces = aligned.Faces,
            Provenance = provenance,
            Targets = run.Task.Names,
            Moments = [.. aligned.Rows.Select((row, at) => MomentOf(row, samples, at, signals, outside[at]))],
            Raw = raw,
            Calibrated = calibrated,
            Maps = options.Maps ? models.Maps(samples, folds, raw, progress, cancellation) : null,
            Smoothed = Smoothed(times, raw, calibrated, calibrations),
            SmoothingSeconds = options.SmoothingSeconds,
            Weights = choice,
            Calibrations = calibrations,
            Thresholds = folds.Any(fold => fold.Thresholds is null) ? null
                : [.. Enumerable.Range(0, run.Task.Count).Select(target => folds.Average(fold => fold.Thresholds![target]))],
            Signals = [.. signals.Select(signal => samples.Vocabulary.Signals[signal])],
            RangeFindings = findings,
            Notes = notes,
            Evidence = run.Evidence,
            Length = length,
            Took = watch.Elapsed,
        };
    }

    /// <summary>Predicts one of several recordings: one that cannot be read is said and left out.</summary>
    /// <param name="recording">With a video.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="said">Told why one is left out.</param>
    /// <param name="alone">Whether it is the only one, so that its error ends the work.</param>
    /// <param name="progress">Told every few frames.</param>
    /// <param name="cancellation">Stops between two frames or batches.</param>
    /// <returns>Null for one that is left out.</returns>
    public RecordingPrediction? TryPredict(Recording recording, Provenance provenance, ICollection<string> said, bool alone,
        IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            return Predict(recording, provenance, progress, cancellation);
        }
        catch (RecordingException problem) when (!alone)
        {
            said.Add($"{recording.Label}: left out: {problem.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => models.Dispose();

    private PredictedMoment MomentOf(AlignedRow row, SampleSet samples, int at, int[] signals, IReadOnlyList<string> outside)
    {
        int missing = signals.Count(signal => !samples.FeaturePresent[at * samples.SignalCount + signal]);
        return new(row.FrameIndex, row.VideoMilliseconds, row.TimeMilliseconds, missing, outside)
        {
            Face = row.Face,
            HasNoInput = missing == signals.Length && !(TakesVideo && FrameFacts.IsShown(samples, at)),
        };
    }

    /// <summary>Samples as the study's loader makes them: the frames that are due and not black, cut out in the same pass, and what the exports say at their
    /// times.</summary>
    private (SampleSet Samples, List<string> Notes, TimeSpan Length) Read(Recording recording, Provenance provenance, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        if (recording.VideoPath is not { } path || Directory.Exists(path))
            throw new VideoException(recording.VideoPath ?? recording.Label, null, "there is no video", "a video file",
                "Frames in a folder are not predicted.");
        bool signals = TakesSignals && HasSignals(recording);
        Recording read = recording with
        {
            VideoPath = Path.GetFullPath(path),
            Region = options.Region ?? recording.Region,
            Faces = Faces,
            Events = signals ? recording.Events : RecordedEvents.None,
            // Without exports there is no time that they fail to cover: said by an empty set of labels of the whole recording.
            Labels = signals ? null : NoLabels,
        };
        AlignmentSettings settings = new()
        {
            RateHz = run.Specification.SamplesPerSecond,
            Corruption = options.Damage,
            EstimateClocks = signals,
            Threads = 1,
        };
        VideoPasses passes = new(run.Folds[0].Inputs.FrameSide);
        Study alone = new(path, provenance, [read], []) { Vocabulary = run.Specification.Vocabulary };
        AlignedStudy study = StudyAligner.Align(alone, settings, progress, passes, cancellation);
        AlignedRecording aligned = study.Recordings[0];
        VideoPass pass = passes.Take(aligned) ?? throw new InvalidOperationException("The alignment left no pictures.");
        if (aligned.Rows.Count == 0)
            throw new VideoException(path, null, "none of the sampled frames can be used: " + string.Join(' ', study.Notes), "a frame that is not black");
        FrameBank frames = new(passes.Side, pass.Pictures);
        List<string> notes = [.. study.Notes];
        if (Faces?.Sha256 != run.Specification.Faces?.Sha256 || Faces?.Finder != run.Specification.Faces?.Finder)
        {
            string before = run.Specification.Faces is { } own ? $"on faces that {own.Finder} found" : "without a face finder";
            string now = Faces is { } other ? $"those that {other.Finder} finds" : "the region as it is";
            notes.Add($"{recording.Label}: the run was made {before}, and is given {now}: its pictures are cut otherwise.");
        }
        if (TakesSignals && !signals)
            notes.Add($"{recording.Label}: there are no signals, which {run.Specification.Label} takes; they enter as missing. Give them with --signals.");
        return (new SampleSet(study, frames), notes, pass.File.Decoded ?? TimeSpan.FromMilliseconds(aligned.Rows[^1].VideoMilliseconds));
    }

    /// <summary>As the run's study was read, with another finder where one is given; null: faces are not looked for.</summary>
    private FaceSearch? Faces => options.Faces is not { } given ? run.Specification.Faces
        : given.IsOff ? null : run.Specification.Faces?.With(given) ?? given;

    private static bool HasSignals(Recording recording) => recording.Expressions is not null || recording.Fixations is not null
        || recording.GsrPeaks is not null || recording.Events.Has(FacialLevelExport.Format) || recording.Events.Has(OwnValueExport.Format);

    private double[,] Smoothed(double[] times, double[,] raw, double[,] calibrated, IReadOnlyList<TargetCalibration> calibrations)
    {
        double[,] smoothed = new double[times.Length, calibrations.Count];
        for (int target = 0; target < calibrations.Count; target++)
        {
            double[] series = Smoothing.Gaussian(times, (calibrations[target].IsFitted ? calibrated : raw).Column(target), options.SmoothingSeconds);
            for (int row = 0; row < series.Length; row++) smoothed[row, target] = series[row];
        }

        return smoothed;
    }

    private static double[,] Each(double[,] like, Func<int, int, double> of)
    {
        double[,] made = new double[like.GetLength(0), like.GetLength(1)];
        for (int row = 0; row < like.GetLength(0); row++)
        {
            for (int column = 0; column < like.GetLength(1); column++) made[row, column] = of(row, column);
        }

        return made;
    }
}

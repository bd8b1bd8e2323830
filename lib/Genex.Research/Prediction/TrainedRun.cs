using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Prediction;

/// <summary>All that a run leaves for predicting: from its folder, or from a bundle.</summary>
public sealed class TrainedRun
{
    /// <summary>What was trained.</summary>
    public required RunSpecification Specification { get; init; }

    /// <summary>The run's folder, or the bundle.</summary>
    public required string Folder { get; init; }

    /// <summary>The folds' weights, in order.</summary>
    public required IReadOnlyList<FoldWeights> Folds { get; init; }

    /// <summary>How far they can be trusted.</summary>
    public required HeldOutEvidence Evidence { get; init; }

    /// <summary>K, fitted on everything that was held out: for people who are not of the study.</summary>
    public required IReadOnlyList<TargetCalibration> Calibrations { get; init; }

    /// <summary>A bundle's file with the weights that no fold changed; null where they are made anew or found elsewhere.</summary>
    public string? FrozenWeights { get; init; }

    /// <summary>A bundle's ONNX file; null where there is none.</summary>
    public string? OnnxFile { get; init; }

    /// <summary>What is predicted.</summary>
    public EmotionTask Task => Specification.Task;

    /// <summary>Whether the models are given a signal, or did without it.</summary>
    /// <param name="signal">Its place.</param>
    internal bool Takes(int signal) => Specification.Withheld switch
    {
        "signals" => false,
        "facial-coding" => signal >= PhysicalFeatures.FacialCoding.Count,
        "gaze-and-skin" => signal < PhysicalFeatures.FacialCoding.Count,
        "all-but-own" => signal >= PhysicalFeatures.Count,
        _ => true,
    };

    /// <summary>What a finished run leaves.</summary>
    /// <exception cref="InvalidDataException">The run was made by a version that did not keep what is needed; the message says what to do.</exception>
    public static TrainedRun Of(RunRecord run) => new()
    {
        Specification = run.Specification,
        Folder = run.Folder,
        Folds = [.. run.Folds.Select(fold => new FoldWeights(fold.Index, Path.Combine(run.Folder, fold.WeightsFile), FoldInputs.Read(run, fold),
            fold.Thresholds, TargetCalibration.Of(run, fold.Index)))],
        Evidence = HeldOutEvidence.Of(run),
        Calibrations = TargetCalibration.Of(run),
    };

    /// <summary>Opens what the name of a run means: a bundle, a run's folder, or an id or its beginning in the store.</summary>
    /// <param name="run">The name.</param>
    /// <param name="store">Where ids are looked for.</param>
    /// <exception cref="ArgumentException">There is no such run, or several ids begin like this.</exception>
    /// <exception cref="InvalidDataException">The bundle is damaged, or the run lacks what is needed.</exception>
    public static TrainedRun Open(string run, RunStore store) => Bundle.IsBundle(run) ? Bundle.Open(run) : Of(Find(run, store));

    /// <summary>The finished run that a folder or an id means.</summary>
    /// <inheritdoc cref="Open" path="/param"/>
    /// <exception cref="ArgumentException">There is none, or several ids begin like this.</exception>
    public static RunRecord Find(string run, RunStore store)
    {
        if (!Directory.Exists(run)) return store.Open(run);
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(run));
        return File.Exists(Path.Combine(folder, "metrics.json")) ? new RunStore(Path.GetDirectoryName(folder)!).Open(Path.GetFileName(folder))
            : throw new ArgumentException($"{run} is neither the folder of a finished run (it has no metrics.json) nor a bundle (it has no {Bundle.Index}).",
                nameof(run));
    }
}

using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Runs on disk, one folder each. A run is finished when its metrics.json is there, which is written last.</summary>
/// <remarks>
/// A folder holds specification.json, environment.json, metrics.json (scores of the model, of the model at tuned thresholds and of the baselines, overall, per
/// participant, per target), predictions.csv, history.csv, and per fold folds/NN/: fold.json, weights.safetensors (best epoch) and the TensorBoard events.
/// </remarks>
/// <param name="folder">Where runs are kept; made when the first is.</param>
public sealed class RunStore(string folder)
{
    /// <summary>Where runs are kept by default: <see cref="CachePlaces.Runs"/>.</summary>
    public static string DefaultFolder => CachePlaces.Runs;

    /// <summary>Where runs are kept.</summary>
    public string Folder { get; } = folder;

    /// <summary>The folder of a run, whether or not it is there.</summary>
    public string FolderOf(RunSpecification specification) => Path.Combine(Folder, specification.Id);

    /// <summary>The finished run of this very specification; null when there is none.</summary>
    public RunRecord? Find(RunSpecification specification) => Read(FolderOf(specification)) is { } run && run.Specification.Hash == specification.Hash ? run
        : null;

    /// <summary>Finished runs, in order of name.</summary>
    public IReadOnlyList<RunRecord> All() => !Directory.Exists(Folder) ? []
        : [.. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal).Select(Read).OfType<RunRecord>()];

    /// <summary>The finished run whose id begins like this.</summary>
    /// <exception cref="ArgumentException">None does, or several do.</exception>
    public RunRecord Open(string start)
    {
        string[] found = Directory.Exists(Folder)
            ? [.. Directory.EnumerateDirectories(Folder)
            .Where(path => Path.GetFileName(path).StartsWith(start, StringComparison.OrdinalIgnoreCase) && File.Exists(Path.Combine(path, "metrics.json")))]
            : [];
        return found.Length == 1 ? Read(found[0])!
            : throw new ArgumentException(found.Length == 0 ? $"No finished run in {Folder} begins with \"{start}\"."
                : $"{found.Length} runs begin with \"{start}\": {string.Join(", ", found.Select(Path.GetFileName))}.", nameof(start));
    }

    /// <summary>Deletes a run, finished or not, so that it is made again.</summary>
    public void Forget(RunSpecification specification)
    {
        if (Directory.Exists(FolderOf(specification))) Directory.Delete(FolderOf(specification), recursive: true);
    }

    /// <summary>Writes what a finished run adds to its folder; metrics.json last.</summary>
    internal static void Save(RunRecord run)
    {
        RunJson.Write(Path.Combine(run.Folder, "environment.json"), run.Environment);
        AtomicFile.Write(Path.Combine(run.Folder, "predictions.csv"), run.Predictions.ToCsv());
        AtomicFile.Write(Path.Combine(run.Folder, "history.csv"), HistoryCsv(run.Folds));
        RunJson.Write(Path.Combine(run.Folder, "metrics.json"),
            new Metrics(run.Specification.Id, run.Caveats, run.Predictions.Targets, run.Scorable, run.Scores, run.Tuned, run.TunedBaselines));
    }

    private static RunRecord? Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "metrics.json"))) return null;
        Metrics metrics = RunJson.Read<Metrics>(Path.Combine(folder, "metrics.json"));
        return new RunRecord
        {
            Folder = folder,
            WasFound = true,
            Specification = RunJson.Read<RunSpecification>(Path.Combine(folder, "specification.json")),
            Environment = RunJson.Read<RunEnvironment>(Path.Combine(folder, "environment.json")),
            Folds = [.. Directory.EnumerateFiles(Path.Combine(folder, "folds"), "fold.json", SearchOption.AllDirectories).Select(RunJson.Read<FoldRecord>)
                .OrderBy(fold => fold.Index)],
            Predictions = Predictions.FromCsv(Path.Combine(folder, "predictions.csv")),
            Scores = metrics.Scores,
            Scorable = metrics.Scorable,
            Tuned = metrics.Tuned,
            TunedBaselines = metrics.TunedBaselines ?? [],
        };
    }

    private static string HistoryCsv(IReadOnlyList<FoldRecord> folds)
    {
        object?[] heading =
        [
            "fold", "name", "inner", "phase", "epoch", "training_loss", "validation_loss", "validation_macro_f1", "validation_accuracy", "rate",
            "gradient_norm",
            "improved", "seconds", "memory_mb", "fusion_video", "fusion_physical", "validation_roc_area",
        ];
        return CsvText.Of([heading, .. folds.SelectMany(fold =>
            (fold.Inner ?? []).SelectMany(inner => inner.History.Select(epoch => Cells(fold, inner.Name, epoch)))
                .Concat(fold.History.Select(epoch => Cells(fold, "", epoch))))]);

        static object?[] Cells(FoldRecord fold, string inner, EpochRecord epoch) =>
        [
            fold.Index, fold.Name, inner, epoch.Phase, epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationMacroF1, epoch.ValidationAccuracy,
            epoch.Rate, epoch.GradientNorm, epoch.Improved ? 1 : 0, Invariant($"{epoch.Seconds:F3}"), Invariant($"{epoch.MemoryMegabytes:F1}"),
            epoch.FusionWeights?.Video, epoch.FusionWeights?.Physical, epoch.ValidationRocArea,
        ];
    }

    private sealed record Metrics(string Run, IReadOnlyList<string> Caveats, IReadOnlyList<string> Targets, IReadOnlyList<bool> Scorable,
        IReadOnlyList<Scored> Scores, Scored? Tuned = null, IReadOnlyList<Scored>? TunedBaselines = null);
}

using Genex.Research.Training;

#pragma warning disable MA0048 // the files and what one of them holds

namespace Genex.Research.Experiments;

/// <summary>Writes and reads the folder of one finished run.</summary>
/// <remarks>Its checksums are written before metrics.json, which says that the run is finished, and are checked whenever it is read; those of the weights
/// when a fold's model is brought back. Runs of earlier versions have none; of them only the structure is checked.</remarks>
internal static class RunFiles
{
    /// <summary>The file that is written last.</summary>
    public const string Last = "metrics.json";

    // From this format on a run has checksums.
    private const int Format = 2;

    /// <summary>Whether a run is finished, damaged or not.</summary>
    public static bool Finished(string folder) => File.Exists(Path.Combine(folder, Last));

    /// <summary>Writes what a finished run adds to its folder.</summary>
    public static void Save(RunRecord run)
    {
        string folder = run.Folder;
        RunJson.Write(Path.Combine(folder, "environment.json"), run.Environment);
        AtomicFile.Write(Path.Combine(folder, "predictions.csv"), run.Predictions.ToCsv());
        AtomicFile.Write(Path.Combine(folder, "history.csv"), HistoryCsv(run));
        byte[] metrics = RunJson.Bytes(new RunMetrics(run.Specification.Id, run.Caveats, run.Predictions.Targets, run.Scorable, run.Scores, run.Tuned,
            run.TunedBaselines, Format, run.Regions));
        string[] written =
        [
            "specification.json", "environment.json", "predictions.csv", "history.csv",
            .. run.Folds.SelectMany(fold => (string[])[Invariant($"folds/{fold.Index:D2}/fold.json"), fold.WeightsFile]),
            // A fold that an earlier version trained has none.
            .. run.Folds.Select(FoldInputs.NameOf).Where(name => File.Exists(Path.Combine(folder, name))),
        ];
        Checksums.Write(folder, [.. written.Select(name => (name, Checksums.OfFile(Path.Combine(folder, name)))), (Last, Checksums.Of(metrics))]);
        AtomicFile.Write(Path.Combine(folder, Last), metrics);
    }

    /// <summary>Reads a run; null when it is not finished.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message names the folder, the file and what to do.</exception>
    public static RunRecord? Read(string folder)
    {
        if (!Finished(folder)) return null;
        try
        {
            return Whole(ReadParts(folder));
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"Run {Path.GetFileName(folder)} is damaged and is not used: {problem.Message} "
                + $"\"genex train\" with the same options and --resume false makes it again; the folder is {folder}.", problem);
        }
    }

    /// <summary>Takes files that were written after the run was finished into its checksums; does nothing where it has none.</summary>
    public static void Add(string folder, IReadOnlyList<string> names)
    {
        if (Checksums.In(folder) is not { } sums) return;
        Checksums.Write(folder, [.. sums.Names.Except(names).Select(name => (name, sums[name])),
            .. names.Select(name => (name, Checksums.OfFile(Path.Combine(folder, name))))]);
    }

    /// <summary>Does nothing when a file of a run is as it was written, or the run is of an earlier version without checksums.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public static void Require(string folder, string name) => Checksums.In(folder)?.Require(name);

    private static RunRecord ReadParts(string folder)
    {
        Checksums? sums = Checksums.In(folder);
        RunMetrics metrics = Json<RunMetrics>(Last);
        if (sums is null && metrics.Format >= Format) throw new InvalidDataException($"{Path.Combine(folder, Checksums.FileName)} is missing.");
        if (sums is not null) sums.Require("history.csv");
        return new RunRecord
        {
            Folder = folder,
            WasFound = true,
            Specification = Json<RunSpecification>("specification.json"),
            Environment = Json<RunEnvironment>("environment.json"),
            Folds = [.. Folds(folder, sums).Select(Json<FoldRecord>).OrderBy(fold => fold.Index)],
            Predictions = Predictions.FromCsv(Path.Combine(folder, "predictions.csv"), Bytes("predictions.csv")),
            Scores = metrics.Scores,
            Scorable = metrics.Scorable,
            Tuned = metrics.Tuned,
            TunedBaselines = metrics.TunedBaselines ?? [],
            Regions = metrics.Regions,
        };

        byte[] Bytes(string name) => sums is null ? File.ReadAllBytes(Path.Combine(folder, name)) : sums.Read(name);

        T Json<T>(string name) => RunJson.Parse<T>(Path.Combine(folder, name), Bytes(name));
    }

    private static IEnumerable<string> Folds(string folder, Checksums? sums) => sums is not null
        ? sums.Names.Where(name => name.StartsWith("folds/", StringComparison.Ordinal) && name.EndsWith("/fold.json", StringComparison.Ordinal))
        : Directory.EnumerateDirectories(Path.Combine(folder, "folds")).Select(fold => $"folds/{Path.GetFileName(fold)}/fold.json")
            .Where(name => File.Exists(Path.Combine(folder, name)));

    // What a file that was cut, or a fold that is gone, leaves behind where there are no checksums.
    private static RunRecord Whole(RunRecord run)
    {
        _ = (run.Specification.Label, run.Task, run.Protocol); // refused where this version has no such model, task or protocol
        int targets = run.Predictions.Targets.Count;
        ILookup<int, int> rows = Enumerable.Range(0, run.Predictions.Count).ToLookup(row => run.Predictions.Fold[row]);
        if (run.Scores.Count == 0 || run.Scores.Any(scored => scored is null)) throw new InvalidDataException($"{Last} holds no scores.");
        if (run.Scorable.Count != targets)
            throw new InvalidDataException(Invariant($"{Last} is of {run.Scorable.Count} targets, predictions.csv of {targets}."));
        if (!run.Folds.Select(fold => fold.Index).SequenceEqual(Enumerable.Range(0, run.Folds.Count)) || rows.Any(fold => fold.Key >= run.Folds.Count))
        {
            throw new InvalidDataException(
                Invariant($"predictions.csv has rows of {rows.Count} folds; {run.Folds.Count} folds have a fold.json, which are to be numbered from 0."));
        }

        foreach (FoldRecord fold in run.Folds)
        {
            int found = rows[fold.Index].Count();
            if (found != fold.TestSamples || fold.Logits.Length != fold.TestSamples * targets)
                throw new InvalidDataException(Invariant($"predictions.csv has {found} rows of fold {fold.Index}; expected {fold.TestSamples}."));
        }

        return run;
    }

    private static string HistoryCsv(RunRecord run)
    {
        bool weighed = run.Specification.Training.TargetWeightsRate is not null;
        object?[] heading =
        [
            "fold", "name", "inner", "phase", "epoch", "training_loss", "validation_loss", "validation_macro_f1", "validation_accuracy", "rate",
            "gradient_norm",
            "improved", "seconds", "memory_mb", "fusion_video", "fusion_physical", "validation_roc_area",
            .. weighed ? run.Predictions.Targets.Select(target => $"weight {target}") : [],
        ];
        return CsvText.Of([heading, .. run.Folds.SelectMany(fold =>
            (fold.Inner ?? []).SelectMany(inner => inner.History.Select(epoch => Cells(fold, inner.Name, epoch)))
                .Concat(fold.History.Select(epoch => Cells(fold, "", epoch))))]);

        static object?[] Cells(FoldRecord fold, string inner, EpochRecord epoch) =>
        [
            fold.Index, fold.Name, inner, epoch.Phase, epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.ValidationMacroF1, epoch.ValidationAccuracy,
            epoch.Rate, epoch.GradientNorm, epoch.Improved ? 1 : 0, Invariant($"{epoch.Seconds:F3}"), Invariant($"{epoch.MemoryMegabytes:F1}"),
            epoch.FusionWeights?.Video, epoch.FusionWeights?.Physical, epoch.ValidationRocArea,
            .. (epoch.TargetWeights ?? []).Select(weight => (object?)weight),
        ];
    }
}

/// <summary>What metrics.json holds.</summary>
internal sealed record RunMetrics(string Run, IReadOnlyList<string> Caveats, IReadOnlyList<string> Targets, IReadOnlyList<bool> Scorable,
    IReadOnlyList<Scored> Scores, Scored? Tuned = null, IReadOnlyList<Scored>? TunedBaselines = null, int Format = 1,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<PictureRegion>? Regions = null);

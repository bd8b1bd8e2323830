#pragma warning disable MA0048 // the store and what is damaged in it

namespace Genex.Research.Experiments;

/// <summary>A finished run that cannot be used.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Problem">File, place, what was found, what to do.</param>
public sealed record DamagedRun(string Id, string Problem);

/// <summary>Runs on disk, one folder each. A run is finished when its metrics.json is there, which is written last.</summary>
/// <remarks>
/// A folder holds specification.json, environment.json, metrics.json (scores of the model, of the model at tuned thresholds and of the baselines, overall, per
/// participant, per target), predictions.csv, history.csv, checksums.sha256, and per fold folds/NN/: fold.json, weights.safetensors (best epoch) and the
/// inputs of the weights and the TensorBoard events.
/// What is hashed when: <see cref="All"/>, <see cref="Read"/>, <see cref="Find"/> and <see cref="Open"/>, which give results to compute with, compare every
/// byte that they read with the checksums; weights are compared when a fold's model is brought back. <see cref="List"/> takes what the store's index
/// (runs.index, made again from the folders whenever it is needed) says of runs whose files nobody touched since they were last read so; the rest it reads
/// and checks first.
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
    /// <exception cref="InvalidDataException">It is there and damaged; the message names the file and what to do.</exception>
    public RunRecord? Find(RunSpecification specification) =>
        RunFiles.Read(FolderOf(specification)) is { } run && run.Specification.Hash == specification.Hash ? run : null;

    /// <summary>Finished runs, in order of name. Damaged ones are left out, and each is said on <see cref="Notices"/>; <see cref="Survey"/> returns
    /// them.</summary>
    public IReadOnlyList<RunRecord> All() => Said(Survey());

    /// <summary>Reads runs of a list, each checked; what is damaged after all is left out, and said.</summary>
    public IReadOnlyList<RunRecord> Read(IEnumerable<RunEntry> runs) => Said(ReadEach(runs.Select(run => Path.Combine(Folder, run.Id))));

    /// <summary>Finished runs as a list shows them, in order of name. Damaged ones are left out, and each is said on <see cref="Notices"/>.</summary>
    /// <param name="progress">Told of every run that the index does not know; may be null.</param>
    public IReadOnlyList<RunEntry> List(IProgress<Progress>? progress = null)
    {
        IReadOnlyList<IndexedRun> all = new RunIndex(Folder).Of([.. Folders()], progress);
        foreach (string problem in all.Select(run => run.Problem).OfType<string>()) Notices.Say($"left out: {problem}");
        return [.. all.Select(run => run.Entry).OfType<RunEntry>()];
    }

    /// <summary>Finished runs and damaged ones, each in order of name; every one is read.</summary>
    public (IReadOnlyList<RunRecord> Whole, IReadOnlyList<DamagedRun> Damaged) Survey() => ReadEach(Finished());

    private static (IReadOnlyList<RunRecord> Whole, IReadOnlyList<DamagedRun> Damaged) ReadEach(IEnumerable<string> folders)
    {
        List<RunRecord> whole = [];
        List<DamagedRun> damaged = [];
        foreach (string path in folders)
        {
            try
            {
                if (RunFiles.Read(path) is { } run) whole.Add(run);
            }
            catch (Exception problem) when (problem is InvalidDataException or UnauthorizedAccessException)
            {
                damaged.Add(new DamagedRun(Path.GetFileName(path), problem.Message));
            }
        }

        return (whole, damaged);
    }

    /// <summary>The finished run whose id begins like this.</summary>
    /// <exception cref="ArgumentException">None does, or several do.</exception>
    /// <exception cref="InvalidDataException">It is damaged; the message names the file and what to do.</exception>
    public RunRecord Open(string start)
    {
        string[] found = [.. Finished().Where(path => Path.GetFileName(path).StartsWith(start, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 ? RunFiles.Read(found[0])!
            : throw new ArgumentException(found.Length == 0 ? $"No finished run in {Folder} begins with \"{start}\"."
                : $"{found.Length} runs begin with \"{start}\": {string.Join(", ", found.Select(Path.GetFileName))}.", nameof(start));
    }

    private static IReadOnlyList<RunRecord> Said((IReadOnlyList<RunRecord> Whole, IReadOnlyList<DamagedRun> Damaged) read)
    {
        foreach (DamagedRun run in read.Damaged) Notices.Say($"left out: {run.Problem}");
        return read.Whole;
    }

    private IEnumerable<string> Finished() => Folders().Where(RunFiles.Finished);

    /// <summary>Every folder that may hold a run.</summary>
    internal IEnumerable<string> Folders() => !Directory.Exists(Folder) ? []
        : Directory.EnumerateDirectories(Folder).Where(path => !RunPlace.IsAside(path)).Order(StringComparer.Ordinal);
}

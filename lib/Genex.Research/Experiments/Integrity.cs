using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using Genex.Research.Training;

#pragma warning disable MA0048 // what is found and finding it

namespace Genex.Research.Experiments;

/// <summary>Whether something is as it was written.</summary>
public enum IntegrityState
{
    /// <summary>Every byte is.</summary>
    Whole,

    /// <summary>It is not.</summary>
    Damaged,

    /// <summary>It can be read, and holds nothing that would say whether its numbers are those that were written.</summary>
    Unknown,
}

/// <summary>What was found of one run, cache file, weights file or study.</summary>
/// <param name="Path">The folder or file.</param>
/// <param name="Kind">"run", "bundle", "cache", "weights", "study", "prepared study", "video".</param>
/// <param name="State">Whether it is as it was written.</param>
/// <param name="Problem">What is wrong, or why nothing is known; empty for what is whole.</param>
/// <param name="Advice">What to do; empty for what is whole.</param>
public sealed record IntegrityFinding(string Path, string Kind, IntegrityState State, string Problem = "", string Advice = "");

/// <summary>Checks what lies on disk against the hashes that were written with it: runs, caches, weights, studies. Nothing is changed.</summary>
public static class Integrity
{
    private const string Remake = "Delete it; it is made again when it is needed.", CopyAgain = "Copy the file again from its source.",
        SimulateAgain = "Simulate the study again with the seed in Truth/truth.json.";

    /// <summary>Checks a store of runs, one run, a cache, a study, or one file.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="progress">Told before each thing.</param>
    /// <param name="cancellation">Stops between two things.</param>
    /// <returns>One finding for each thing, in order of path.</returns>
    /// <exception cref="FileNotFoundException">There is nothing of this name.</exception>
    /// <exception cref="ArgumentException">It is nothing that can be checked.</exception>
    public static IReadOnlyList<IntegrityFinding> Check(string path, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        if (File.Exists(path)) return [OfFile(path) ?? throw Unknown(path)];
        if (!Directory.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file or folder.", path);
        if (PreparedStore.IsIn(path)) return OfPrepared(path, progress, cancellation);
        IEnumerable<string> files = StudyWalk.Files(path).Select(file => file.FullName);
        string[] runs = [.. files.Where(file => Path.GetFileName(file) == "specification.json").Select(file => Path.GetDirectoryName(file)!)
            .Where(folder => !RunPlace.IsAside(folder))];
        bool OfARun(string file) => runs.Any(run => file.StartsWith(run + Path.DirectorySeparatorChar, StringComparison.Ordinal));

        string[] caches = [.. files.Where(file => IsCache(file) || (IsWeights(file) && !OfARun(file)))];
        if (runs.Length + caches.Length == 0) return OfStudy(path, progress, cancellation);
        return
        [
            .. runs.Select(run => Told(run, OfRun)),
            .. caches.Select(cache => Told(cache, file => OfFile(file)!)),
        ];

        IntegrityFinding Told(string one, Func<string, IntegrityFinding> check)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(one);
            return check(one);
        }
    }

    private static IntegrityFinding OfRun(string folder)
    {
        const string again = "Make it again: genex train with the same options and --resume false. Until then it is left out of lists and comparisons.";
        try
        {
            if (!RunFiles.Finished(folder))
                return new(folder, "run", IntegrityState.Unknown, "it is not finished",
                    "The command that made it goes on with it; what is damaged is made again.");
            if (RunFiles.Read(folder) is not null && Checksums.In(folder) is not { } sums)
                return new(folder, "run", IntegrityState.Unknown, "it is of a version that kept no checksums; its tables are whole",
                    "Make it again if in doubt.");
            foreach (string name in Checksums.In(folder)!.Names) Checksums.In(folder)!.Require(name);
            return new(folder, "run", IntegrityState.Whole);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(folder, "run", IntegrityState.Damaged, problem.Message, again);
        }
    }

    private static bool IsCache(string file) => Path.GetExtension(file) is ".frames" or ".rows" or ".activations" or ".index";

    private static bool IsWeights(string file) => Path.GetExtension(file) is ".safetensors" or ".pth";

    private static IntegrityFinding? OfFile(string path)
    {
        try
        {
            switch (Path.GetExtension(path))
            {
                case ".frames" or ".rows" or ".index":
                    return TrailingHash.IsRight(path) ? new(path, "cache", IntegrityState.Whole)
                        : new(path, "cache", IntegrityState.Damaged, "its SHA-256 is another one", Remake);
                case ".activations":
                    return PrefixFile.IsWhole(path) ? new(path, "cache", IntegrityState.Whole)
                        : new(path, "cache", IntegrityState.Damaged, "its hashes are others", Remake);
                case ".safetensors" or ".pth":
                    return OfWeights(path);
                default:
                    return IsVideo(path) ? OfVideo(path) : null;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(path, IsCache(path) ? "cache" : "weights", IntegrityState.Damaged, problem.Message, IsCache(path) ? Remake : "Take another copy.");
        }
    }

    private static IntegrityFinding OfWeights(string path)
    {
        if (OfficialWeights.All.FirstOrDefault(weights => weights.File == Path.GetFileName(path)) is { } official)
        {
            return WeightsChecksum.Of(path) == official.Sha256 ? new(path, "weights", IntegrityState.Whole)
                : new(path, "weights", IntegrityState.Damaged, "its SHA-256 is not the official file's", $"genex weights fetch {official.Name}");
        }

        using WeightsFile file = WeightsFile.Open(path);
        if (ContentHash.Require(file)) return new(path, "weights", IntegrityState.Whole);
        foreach (StoredTensor tensor in file.Tensors.Values) tensor.Read().Dispose();
        return new(path, "weights", IntegrityState.Unknown, "it can be read, and holds no hash of its content", "Compare it with its source.");
    }

    private static bool IsVideo(string path) => Path.GetExtension(path).ToUpperInvariant() is ".MP4" or ".M4V" or ".MOV" or ".AVI" or ".MKV" or ".WEBM";

    private static IntegrityFinding OfVideo(string path) =>
        Mp4Boxes.FindDamage(path) is { } damage
            ? new(path, "video", IntegrityState.Damaged, $"{damage.Place}: {damage.Found}; expected {damage.Expected}", CopyAgain)
        : ContainerLength.IsCut(path)
            ? new(path, "video", IntegrityState.Damaged, "the file ends before the end that its first bytes give it", CopyAgain)
        : new(path, "video", IntegrityState.Unknown, "it is whole from its first byte to its last; nobody wrote a hash of it", "genex data audit decodes it.");

    private static List<IntegrityFinding> OfPrepared(string store, IProgress<string>? progress, CancellationToken cancellation)
    {
        const string again = "Prepare the study again into the same folder: what is whole is kept.";
        if (!PreparedStore.IsWhole(store) || Checksums.In(store) is not { } sums)
            return [new(store, "prepared study", IntegrityState.Unknown, "its preparation is not finished", "The command that began it goes on with it.")];
        List<IntegrityFinding> found = [];
        foreach (string name in sums.Names)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(name);
            if (sums.Problem(name) is { } problem) found.Add(new(Path.Combine(store, name), "prepared study", IntegrityState.Damaged, problem, again));
        }

        return found.Count > 0 ? found : [new(store, "prepared study", IntegrityState.Whole)];
    }

    private static List<IntegrityFinding> OfStudy(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (Checksums.In(folder, "Truth") is { } sums)
        {
            List<IntegrityFinding> found = [];
            foreach (string name in sums.Names)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(name);
                if (sums.Problem(name) is { } problem)
                    found.Add(new(Path.Combine(folder, name), "study", IntegrityState.Damaged, problem, SimulateAgain));
            }

            return found.Count > 0 ? found : [new(folder, "study", IntegrityState.Whole)];
        }

        Study study = StudyReader.Read(folder);
        string advice = study.Provenance == Provenance.Simulated ? "It was simulated by a version that kept no checksums." : "Compare it with its source.";
        return
        [
            new(folder, "study", IntegrityState.Unknown, Invariant($"{study.Files.Count} files can be read; a recorded study has no hashes of its own"),
                advice),
            .. study.Problems.Select(problem =>
                new IntegrityFinding(problem.File, "study", IntegrityState.Damaged, problem.Message.ReplaceLineEndings(" "), problem.Advice ?? "")),
            .. study.VideoFiles.Where(File.Exists).Select(OfVideo).Where(video => video.State == IntegrityState.Damaged),
        ];
    }

    private static ArgumentException Unknown(string path) => new($"{path}: is no run, cache, weights file, video or study that can be checked.");
}

using Genex.Research.Datasets;
using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>Computes the frozen front of a body once per sample and keeps it on disk, for every epoch, phase, fold and run that starts from the same
/// weights.</summary>
/// <remarks>
/// A file per boundary and view, named by a hash of the frozen weights, the frames' pixels and the variation, written whole or not at all.
/// What was not used for longest is dropped when the folder would grow over its limit; what would not fit is not kept, and is then computed anew in each epoch.
/// A front of less than half of the stages is not kept either: it is cheap, and its activations are large.
/// Activations equal those of an uncached run up to rounding, for batches have another size here.
/// </remarks>
/// <param name="folder">Where files lie; null takes <see cref="DefaultFolder"/>.</param>
/// <param name="limitBytes">Most bytes in the folder; null takes <c>GENEX_CACHE_GB</c> (in 1e9 bytes), else 8 GB.</param>
public sealed class PrefixCache(string? folder = null, long? limitBytes = null)
{
    private readonly string folder = folder ?? DefaultFolder;
    private readonly long limit = limitBytes ?? CachePlaces.FrozenBytes;

    /// <summary><see cref="CachePlaces.Frozen"/>.</summary>
    public static string DefaultFolder => CachePlaces.Frozen;

    /// <summary>Whether a front of this many stages is worth keeping.</summary>
    internal static bool Keeps(EmotionModel model, int boundary) => boundary > 0 && 2 * boundary >= model.Body.Stages.Count;

    /// <summary>Finds or computes activations.</summary>
    /// <param name="model">Its body's first stages are frozen; the body is left in evaluation mode.</param>
    /// <param name="source">All samples, and the device.</param>
    /// <param name="boundary">How many stages.</param>
    /// <param name="views">Which variations.</param>
    /// <param name="earlier">Smaller boundaries that a later phase will ask for: computed in the same walk.</param>
    /// <param name="progress">Told after every batch that has to be computed.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>Null when they do not fit the limit, or cannot be written, which is said.</returns>
    internal PrefixActivations? Take(
        EmotionModel model, BatchSource source, int boundary, PrefixViews views, IEnumerable<int> earlier, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        int[] boundaries = [.. earlier.Where(at => at < boundary).Append(boundary).Distinct().Order()];
        IReadOnlyDictionary<int, string> weights = PrefixIdentity.OfWeights(model.Body, boundaries);
        string PathOf(int at, int view) => Path.Combine(folder, PrefixIdentity.FileName(weights[at], at, source, views, view) + ".activations");

        int rows = source.Samples.Count;
        int[] missing = [.. Enumerable.Range(0, views.Count).Where(view => !PrefixFile.IsThere(PathOf(boundary, view), rows))];
        if (missing.Length > 0 && !Fill(model, source, boundaries, views, missing, PathOf, progress, cancellation)) return null;

        List<PrefixFile> files = [];
        for (int view = 0; view < views.Count && PrefixFile.Open(PathOf(boundary, view), rows) is { } file; view++) files.Add(file);
        PrefixActivations found = new(boundary, files, source.Device);
        if (files.Count == views.Count) return found;
        found.Dispose(); // another process needed the room in this moment
        return null;
    }

    private bool Fill(
        EmotionModel model, BatchSource source, int[] boundaries, PrefixViews views, int[] missing, Func<int, int, string> pathOf,
        IProgress<Progress>? progress, CancellationToken cancellation)
    {
        model.Body.eval();
        PrefixPass pass = new(model.Body, source, views, cancellation);
        int rows = source.Samples.Count;
        Dictionary<int, long[]> shapes = pass.RowShapes(boundaries);
        long Bytes(int at) => views.Count * PrefixFile.LengthOf(rows, shapes[at]);
        int[] kept = [.. boundaries.Where(at => at == boundaries[^1] ? Bytes(at) <= limit : Bytes(at) + Bytes(boundaries[^1]) <= limit)];
        if (!kept.Contains(boundaries[^1])) return false;

        return CacheFile.Try(pathOf(boundaries[^1], 0), () => Write());

        void Write()
        {
            PrefixRoom.Make(folder, limit - kept.Sum(Bytes));
            for (int turn = 0; turn < missing.Length; turn++)
            {
                int view = missing[turn], before = turn * rows;
                pass.Write(view, [.. kept.Select(at => (at, shapes[at], pathOf(at, view)))], done =>
                    progress?.Report(new Progress("frozen layers, once", before + done, missing.Length * rows)));
            }
        }
    }
}

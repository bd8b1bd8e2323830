using System.Security.Cryptography;
using System.Text.Json;

#pragma warning disable MA0048 // the index and one line of it

namespace Genex.Research.Experiments;

/// <summary>What is known of one finished run without reading it.</summary>
/// <param name="Folder">Name of its folder.</param>
/// <param name="Stamp">Digest of the <see cref="RunStamp"/> under which it was read.</param>
/// <param name="Entry">What a list shows; null for a damaged run.</param>
/// <param name="Problem">Why it cannot be used; null for one that can.</param>
internal sealed record IndexedRun(string Folder, string Stamp, RunEntry? Entry, string? Problem);

/// <summary>One file in a store that answers lists without reading every run.</summary>
/// <remarks>
/// A run is read whole and checked against its checksums when it is first seen, and again when the length or the time of change of any of its tables is another
/// one. What the file says of a run counts only under the very stamp that the run has now; a file that is damaged (it ends with its own SHA-256), of another
/// build of this library, or gone is made again from the folders. So several processes may write it: each writes it whole, and what the last one did not know
/// is read again. A stamp says that nobody touched a run, not that its bytes are right: whoever computes with a run reads it, which compares every byte's hash.
/// </remarks>
/// <param name="store">The folder of runs.</param>
internal sealed class RunIndex(string store)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "runs.index";

    // A change within the grain of a file's time would not be seen, so what was changed just now is not kept.
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(2);

    private static readonly string Library = typeof(RunIndex).Module.ModuleVersionId.ToString("N");

    private sealed record Content(string Library, IReadOnlyList<IndexedRun> Runs);

    private string FilePath => Path.Combine(store, FileName);

    /// <summary>Every finished run, damaged or not, in the order given.</summary>
    /// <param name="folders">The folders of runs; those that are not finished are passed over.</param>
    /// <param name="progress">Told after every run that had to be read; may be null.</param>
    public IReadOnlyList<IndexedRun> Of(IReadOnlyList<string> folders, IProgress<Progress>? progress = null)
    {
        IReadOnlyList<IndexedRun> kept = Kept;
        Dictionary<string, IndexedRun> known = kept.ToDictionary(run => run.Folder, StringComparer.Ordinal);
        int done = 0;
        (IndexedRun Run, bool Settled)[] found =
        [
            .. folders.AsParallel().AsOrdered().Select(folder =>
            {
                if (known.TryGetValue(Path.GetFileName(folder), out IndexedRun? before) && before.Stamp == RunStamp.Of(folder).Text)
                    return (before, true);
                (IndexedRun, bool) read = ReadRun(folder);
                progress?.Report(new Progress("reading runs", Interlocked.Increment(ref done), folders.Count, "runs"));
                return read;
            }),
        ];
        IndexedRun[] settled = [.. found.Where(one => one.Settled).Select(one => one.Run)];
        if (!settled.SequenceEqual(kept)) Keep(settled);
        return [.. found.Select(one => one.Run).Where(run => run.Entry is not null || run.Problem is not null)];
    }

    /// <summary>Reads a run.</summary>
    /// <returns>What is known of it now, and whether it was left alone for long enough to be kept.</returns>
    private static (IndexedRun Run, bool Settled) ReadRun(string folder)
    {
        DateTime now = DateTime.UtcNow;
        RunStamp before = RunStamp.Of(folder);
        RunEntry? entry = null;
        string? problem = null;
        try
        {
            entry = RunFiles.Read(folder) is { } run ? RunEntry.Of(run) : null;
        }
        catch (Exception damage) when (damage is InvalidDataException or UnauthorizedAccessException)
        {
            problem = damage.Message;
        }

        return (new IndexedRun(Path.GetFileName(folder), before.Text, entry, problem),
            before.Latest < now - Grain && before == RunStamp.Of(folder) && (entry ?? (object?)problem) is not null);
    }

    /// <summary>What the file says, which counts under each run's stamp alone; empty where it is not to be believed.</summary>
    internal IReadOnlyList<IndexedRun> Kept => Read();

    private IReadOnlyList<IndexedRun> Read()
    {
        try
        {
            if (!File.Exists(FilePath)) return [];
            byte[] bytes = File.ReadAllBytes(FilePath);
            if (bytes.Length < SHA256.HashSizeInBytes) return [];
            Span<byte> content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
            if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length))) return [];
            Content? read = JsonSerializer.Deserialize<Content>(content, RunJson.Compact);
            return read?.Library == Library ? read.Runs : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return []; // it can be made again
        }
    }

    /// <summary>Writes the file; a store that cannot be written costs a line.</summary>
    internal void Keep(IReadOnlyList<IndexedRun> runs) => CacheFile.Try(FilePath, () => AtomicFile.Write(FilePath, file =>
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(new Content(Library, runs), RunJson.Compact);
        file.Write(bytes);
        file.Write(SHA256.HashData(bytes));
    }));
}

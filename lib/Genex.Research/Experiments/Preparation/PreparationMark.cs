using System.Text.Json;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>What prepared-store.json says: of which study a store is made, and how. It is written first, and held while somebody works on the store.</summary>
/// <param name="Version">Of the store's form.</param>
/// <param name="Study">The study's folder, as seen from the store: nothing of a store tells where on a machine it was made.</param>
/// <param name="Settings">How it is prepared.</param>
internal sealed record PreparationMark(int Version, string Study, PreparationSettings Settings)
{
    /// <summary>Makes a store, or takes one of the same study and settings, and keeps other preparations out until the stream is disposed.</summary>
    /// <exception cref="ArgumentException">The folder is something else.</exception>
    /// <exception cref="IOException">Another process holds it, or it cannot be written.</exception>
    public static FileStream Hold(string store, PreparationMark wanted)
    {
        string path = Path.Combine(store, PreparedStore.Settings);
        if (!File.Exists(path))
        {
            if (File.Exists(store) || (Directory.Exists(store) && Directory.EnumerateFileSystemEntries(store).Any(one => !IsBegun(one))))
                throw new ArgumentException($"{store} exists and is no prepared store; name a new folder.", nameof(store));
            AtomicFile.Write(path, PreparationLog.Json(wanted), @private: true);
        }

        FileStream held = Take(store, path);
        try
        {
            using MemoryStream bytes = new();
            held.CopyTo(bytes);
            if (!bytes.ToArray().AsSpan().SequenceEqual(PreparationLog.Json(wanted))) throw Other(store, bytes.ToArray(), wanted);
            string recordings = Path.Combine(store, PreparedStore.Recordings);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(recordings);
            else Directory.CreateDirectory(recordings, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // What a preparation leaves that is killed before its first file is there.
    private static bool IsBegun(string path) => Path.GetFileName(path).StartsWith(PreparedStore.Settings + ".", StringComparison.Ordinal)
        && path.EndsWith(".tmp", StringComparison.Ordinal);

    private static FileStream Take(string store, string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (PendingFile.IsHeld(problem))
        {
            throw new IOException($"{store}: another process is preparing this store.", problem);
        }
    }

    private static ArgumentException Other(string store, byte[] found, PreparationMark wanted)
    {
        try
        {
            if (JsonSerializer.Deserialize<PreparationMark>(found, PreparedStore.Json) is { } before)
            {
                string what = before.Version != wanted.Version ? Invariant($"another version ({before.Version})")
                    : before.Study != wanted.Study ? $"another study, {Path.GetFullPath(before.Study, Path.GetFullPath(store))}"
                    : "the same study with other options";
                return new ArgumentException($"{store} is the store of {what}; name another folder.");
            }
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or NotSupportedException)
        {
            // Said below.
        }

        return new ArgumentException($"{Path.Combine(store, PreparedStore.Settings)} does not say how the store was made; name another folder.");
    }
}

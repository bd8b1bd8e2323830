using System.Globalization;

namespace Genex.Research.Storage;

/// <summary>Which folders the library keeps its files in, when it is not told otherwise.</summary>
public static class CachePlaces
{
    /// <summary>Frames and aligned rows: "genex/frames" in the cache folder.</summary>
    public static string Frames => Path.Combine(Cache ?? ".cache", "genex", "frames");

    /// <summary>Activations of frozen layers: "genex/frozen" in the cache folder.</summary>
    public static string Frozen => Path.Combine(Cache ?? ".cache", "genex", "frozen");

    /// <summary>Most bytes of frozen activations.</summary>
    public static long FrozenBytes => double.TryParse(EnvironmentVariables.CacheGigabytes.Value, CultureInfo.InvariantCulture, out double gigabytes)
        ? (long)(1e9 * gigabytes) : 8_000_000_000;

    /// <summary>Drawn figures: "genex/figures" in the cache folder; null for a user without a folder.</summary>
    public static string? Figures => Cache is null ? null : Path.Combine(Cache, "genex", "figures");

    /// <summary>Links to another libtorch: "genex/libtorch" in the cache folder, in the temporary files for a user without one.</summary>
    public static string Libtorch => Path.Combine(Cache ?? Path.Combine(Path.GetTempPath(), $"genex-{Environment.UserName}"), "genex", "libtorch");

    /// <summary>Official weights: a folder, or one file.</summary>
    public static string Weights => EnvironmentVariables.Weights.Value
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "genex", "weights");

    /// <summary>Runs: "artifacts/runs" of the solution around the current folder, else "runs".</summary>
    public static string Runs
    {
        get
        {
            if (EnvironmentVariables.Runs.Value is { } chosen) return chosen;
            for (DirectoryInfo? place = new(Environment.CurrentDirectory); place is not null; place = place.Parent)
            {
                if (File.Exists(Path.Combine(place.FullName, "Genex.Research.sln"))) return Path.Combine(place.FullName, "artifacts", "runs");
            }

            return Path.Combine(Environment.CurrentDirectory, "runs");
        }
    }

    private static string? Cache => EnvironmentVariables.Cache.Value
        ?? (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".cache") : null);
}

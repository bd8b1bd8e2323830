#pragma warning disable MA0048 // the list and one line of it

namespace Genex.Research.Storage;

/// <summary>A variable of the environment that changes where or how the library works.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it sets.</param>
/// <param name="Default">What holds while it is not set.</param>
public sealed record EnvironmentVariable(string Name, string Meaning, string Default)
{
    /// <summary>What it is set to; null when it is not set or empty.</summary>
    public string? Value => Environment.GetEnvironmentVariable(Name) is { Length: > 0 } set ? set : null;
}

/// <summary>Every GENEX_* variable there is; the README and <c>genex doctor</c> show this list.</summary>
public static class EnvironmentVariables
{
    /// <summary>Where everything that can be made again is kept.</summary>
    public static EnvironmentVariable Cache { get; } = new("GENEX_CACHE",
        "folder for what can be made again: frames, aligned rows, frozen activations, drawn figures", "the user's cache folder (XDG_CACHE_HOME, ~/.cache)");

    /// <summary>How large the frozen activations may grow.</summary>
    public static EnvironmentVariable CacheGigabytes { get; } = new("GENEX_CACHE_GB", "most gigabytes of frozen activations that are kept", "8");

    /// <summary>Where runs are kept.</summary>
    public static EnvironmentVariable Runs { get; } = new("GENEX_RUNS", "folder of trained runs", "artifacts/runs of the solution, else ./runs");

    /// <summary>Where official weights lie.</summary>
    public static EnvironmentVariable Weights { get; } = new("GENEX_WEIGHTS", "folder of official weights, or one weights file",
        "genex/weights in the user's folder for application data");

    /// <summary>Another installation's libtorch.</summary>
    public static EnvironmentVariable Libtorch { get; } =
        new("GENEX_LIBTORCH", "folder with the libtorch of another installation", "the libtorch of the build");

    /// <summary>Whether convolutions on a CPU go to oneDNN.</summary>
    public static EnvironmentVariable OneDnn { get; } = new("GENEX_ONEDNN", "convolutions on a CPU by oneDNN: auto, on or off",
        "auto: on where the processor tells the sizes of its caches");

    /// <summary>The browser that draws figures.</summary>
    public static EnvironmentVariable Browser { get; } = new("GENEX_BROWSER", "browser that draws figures as pictures",
        "the first Chromium, Chrome or Edge on PATH");

    /// <summary>Whether pictures of people are blurred.</summary>
    public static EnvironmentVariable Blur { get; } = new("GENEX_BLUR", "faces in figures, overlays and pages are blurred: auto, on or off",
        "auto: on unless the data are simulated");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EnvironmentVariable> All { get; } = [Cache, CacheGigabytes, Runs, Weights, Libtorch, OneDnn, Browser, Blur];
}

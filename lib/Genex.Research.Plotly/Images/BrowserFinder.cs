namespace Genex.Research.Plotly.Images;

/// <summary>Where a browser that can draw without a screen is.</summary>
internal static class BrowserFinder
{
    internal static string Advice { get; } = "Figures are shown in their interactive form alone: no Chromium or Chrome was found "
        + $"(install chromium, or set {EnvironmentVariables.Browser.Name} to the program).";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

    /// <summary>The program that the environment variable names, else the first known name on the search path; null when there is none.</summary>
    internal static string? Find()
    {
        if (EnvironmentVariables.Browser.Value is { } named) return File.Exists(named) ? named : null;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

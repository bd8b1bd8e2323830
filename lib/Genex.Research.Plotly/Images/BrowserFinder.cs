namespace Genex.Research.Plotly.Images;

/// <summary>Where a browser that can draw without a screen is.</summary>
internal static class BrowserFinder
{
    /// <summary>Names the browser to use, before any other.</summary>
    internal const string Variable = "GENEX_BROWSER";

    internal const string Advice =
        $"Figures are shown in their interactive form alone: no Chromium or Chrome was found (install chromium, or set {Variable} to the program).";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

    /// <summary>The program that the environment variable names, else the first known name on the search path; null when there is none.</summary>
    internal static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return File.Exists(named) ? named : null;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

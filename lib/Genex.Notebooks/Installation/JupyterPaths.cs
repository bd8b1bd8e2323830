namespace Genex.Notebooks.Installation;

/// <summary>Where Jupyter looks for data. Source: https://docs.jupyter.org/en/latest/use/jupyter-directories.html.</summary>
internal static class JupyterPaths
{
    /// <summary>The current user's data folder.</summary>
    public static string UserData
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named)
                return named;
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
            if (OperatingSystem.IsMacOS())
                return Path.Combine(home, "Library", "Jupyter");
            return Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"),
                "jupyter");
        }
    }

    /// <summary>Every data folder, first found first served.</summary>
    public static IReadOnlyList<string> DataFolders =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        UserData,
        .. Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } environment ? [Path.Combine(environment, "share", "jupyter")]
            : Array.Empty<string>(),
        .. Environment.GetEnvironmentVariable("CONDA_PREFIX") is { Length: > 0 } conda ? [Path.Combine(conda, "share", "jupyter")] : Array.Empty<string>(),
        .. OperatingSystem.IsWindows() ? [] : (string[])["/usr/local/share/jupyter", "/usr/share/jupyter"],
    ];
}

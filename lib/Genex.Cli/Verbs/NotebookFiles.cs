namespace Genex.Cli.Verbs;

/// <summary>Finds the notebooks that a command line names.</summary>
internal static class NotebookFiles
{
    /// <summary>Files as they are; folders as their <c>.ipynb</c> files in the order of their names, checkpoints of editors left out.</summary>
    /// <exception cref="FileNotFoundException">A path is neither, or a folder holds no notebook.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    private static string[] Expand(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw path.StartsWith('-') ? new ArgumentException($"there is no option {path}; --help lists them")
                : new FileNotFoundException($"{path}: there is no such file or folder");
        string[] found = [.. Directory.EnumerateFiles(path, "*.ipynb").Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new FileNotFoundException($"{path}: holds no .ipynb file");
    }
}

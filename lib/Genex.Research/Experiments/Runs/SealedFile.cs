namespace Genex.Research.Experiments;

/// <summary>A part of a run that is done: a JSON file and what lies beside it, with their checksums. The JSON file is written last and says that the rest is
/// there.</summary>
internal static class SealedFile
{
    /// <summary>Writes the checksums of a folder's files, then the JSON file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="beside">Names of files that were written before; they are read back.</param>
    public static void Write<T>(string path, T value, params string[] beside)
    {
        string folder = Path.GetDirectoryName(path)!;
        byte[] bytes = RunJson.Bytes(value);
        IEnumerable<(string, string)> read = beside.Select(name => (name, Checksums.OfFile(Path.Combine(folder, name))));
        Checksums.Write(folder, [.. read, (Path.GetFileName(path), Checksums.Of(bytes))]);
        AtomicFile.Write(path, bytes);
    }

    /// <summary>Reads the JSON file, after everything beside it was found as it was written; null when the part is not done, or damaged, which is
    /// said.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="part">What is made again when it is damaged, as "fold 3 of RUN".</param>
    public static T? Read<T>(string path, string part) where T : class
    {
        if (!File.Exists(path)) return null;
        string folder = Path.GetDirectoryName(path)!;
        try
        {
            if (Checksums.In(folder) is not { } sums) return RunJson.Read<T>(path); // of an earlier version
            foreach (string name in sums.Names) sums.Require(name);
            return RunJson.Parse<T>(path, sums.Read(Path.GetFileName(path)));
        }
        catch (InvalidDataException problem)
        {
            Notices.Say($"{part} is damaged and is trained again: {problem.Message}");
            return null;
        }
    }
}

using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>A small simulated study and folders beside it; gone when it is disposed.</summary>
public sealed class PreparedFolders : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-prepared-");

    public PreparedFolders() =>
        StudySimulator.Write(Study, new SimulationSettings { Participants = 3, Seconds = 8, FrameWidth = 320, FrameHeight = 180, Seed = 1 });

    public string Study => In("study");

    public string In(string name) => Path.Combine(folder.FullName, name);

    public string Video(int at) => Directory.EnumerateFiles(Study, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ElementAt(at);

    /// <summary>A copy of the study, times of change included.</summary>
    public string CopyOfStudy(string name)
    {
        foreach (string file in Directory.EnumerateFiles(Study, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(In(name), Path.GetRelativePath(Study, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return In(name);
    }

    /// <summary>Every file and folder of a store with its bytes.</summary>
    public static IReadOnlyDictionary<string, string> Snapshot(string store) =>
        Directory.EnumerateFileSystemEntries(store, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(store, path), path => Directory.Exists(path) ? "" : Checksums.OfFile(path));

    public void Dispose() => folder.Delete(recursive: true);
}

namespace Genex.Research.Simulation;

/// <summary>A folder that is filled under a temporary name beside its own and renamed when complete; what is not completed is removed.</summary>
internal sealed class NewFolder : IDisposable
{
    private readonly string final;
    private readonly bool replace;
    private bool complete;

    /// <summary>Makes the temporary folder.</summary>
    /// <exception cref="IOException">The folder exists and may not be replaced.</exception>
    public NewFolder(string folder, bool replace)
    {
        (final, this.replace) = (System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)), replace);
        if (File.Exists(final))
            throw new IOException($"{folder}: is a file; expected a folder that does not exist yet.");
        if (Occupied && !replace)
            throw new IOException($"{folder}: exists and is not empty. Choose another folder, or replace it (--force) if it is a simulated study.");
        if (Occupied && !File.Exists(System.IO.Path.Combine(final, "Truth", "truth.json")))
            throw new IOException($"{folder}: holds no Truth/truth.json, so it is not a simulated study, and only those are replaced. Choose another folder.");
        Path = Invariant($"{final}.partial-{Environment.ProcessId}");
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    private bool Occupied => Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any();

    /// <summary>Gives the folder its name.</summary>
    public void Complete()
    {
        string old = Invariant($"{final}.replaced-{Environment.ProcessId}");
        if (Directory.Exists(final))
            Directory.Move(final, old);
        Directory.Move(Path, final);
        complete = true;
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: replace);
    }

    public void Dispose()
    {
        if (!complete)
            Directory.Delete(Path, recursive: true);
    }
}

namespace Genex.Research.Simulation;

/// <summary>A folder that is filled under a name of its own beside its place and renamed when complete; what is not completed is removed.</summary>
/// <remarks>A lock beside the place lets one process at a time fill it. Whoever has the lock removes what processes left that died.</remarks>
internal sealed class NewFolder : IDisposable
{
    private readonly string final;
    private readonly bool replace;
    private readonly FileStream alone;
    private bool complete;

    /// <summary>Makes the temporary folder.</summary>
    /// <exception cref="IOException">The folder exists and may not be replaced, or another process is filling it.</exception>
    public NewFolder(string folder, bool replace)
    {
        (final, this.replace) = (System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder)), replace);
        RequireFree(folder);
        alone = Lock(folder);
        try
        {
            Sweep();
            RequireFree(folder);
            Path = Invariant($"{final}.partial-{Guid.NewGuid():N}");
            Directory.CreateDirectory(Path);
        }
        catch
        {
            alone.Dispose();
            throw;
        }
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    private bool Occupied => Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any();

    /// <summary>Gives the folder its name.</summary>
    /// <exception cref="IOException">Something was put there in the meantime that may not be replaced.</exception>
    public void Complete()
    {
        RequireFree(final);
        string old = Invariant($"{final}.replaced-{Guid.NewGuid():N}");
        if (Directory.Exists(final))
            Directory.Move(final, old);
        Directory.Move(Path, final);
        complete = true;
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: replace);
    }

    public void Dispose()
    {
        try
        {
            if (!complete)
                Directory.Delete(Path, recursive: true);
        }
        finally
        {
            alone.Dispose();
        }
    }

    private void RequireFree(string folder)
    {
        if (File.Exists(final))
            throw new IOException($"{folder}: is a file; expected a folder that does not exist yet.");
        if (Occupied && !replace)
            throw new IOException($"{folder}: exists and is not empty. Choose another folder, or replace it (--force) if it is a simulated study.");
        if (Occupied && !File.Exists(System.IO.Path.Combine(final, "Truth", "truth.json")))
            throw new IOException($"{folder}: holds no Truth/truth.json, so it is not a simulated study, and only those are replaced. Choose another folder.");
    }

    private FileStream Lock(string folder)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(final) ?? final);
        try
        {
            return new FileStream($"{final}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new IOException($"{folder}: another simulation is being written into it, or its lock cannot be made ({problem.Message})", problem);
        }
    }

    // A study that was moved aside by a process that then died comes back; what was half made is removed.
    private void Sweep()
    {
        string[] Left(string kind) => Directory.GetDirectories(System.IO.Path.GetDirectoryName(final)!, $"{System.IO.Path.GetFileName(final)}.{kind}-*");

        foreach (string old in Left("replaced"))
        {
            if (Directory.Exists(final)) Directory.Delete(old, recursive: true);
            else Directory.Move(old, final);
        }

        foreach (string half in Left("partial")) Directory.Delete(half, recursive: true);
    }
}

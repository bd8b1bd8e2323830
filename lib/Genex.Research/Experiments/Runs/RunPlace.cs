namespace Genex.Research.Experiments;

/// <summary>Where a run is made: in its folder, or beside a finished run of the same specification, whose place it takes when it is whole.</summary>
internal sealed class RunPlace
{
    private const string Anew = ".anew", Replaced = ".replaced";
    private readonly string folder;

    /// <param name="folder">The run's folder. Whoever calls holds its lock.</param>
    public RunPlace(string folder) => Place = this.folder = folder;

    /// <summary>Whether a name is that of a folder under construction, or of one that was replaced.</summary>
    public static bool IsAside(string folder) =>
        folder.EndsWith(Anew, StringComparison.Ordinal) || folder.EndsWith(Replaced, StringComparison.Ordinal);

    /// <summary>Where the run is being made.</summary>
    public string Place { get; private set; }

    /// <summary>Finishes or removes what a process left that died: a run that was whole takes its place, one that was not is gone, and so is one that was
    /// replaced.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(folder))
        {
            if (RunFiles.Finished(folder + Anew)) Directory.Move(folder + Anew, folder);
            else if (Directory.Exists(folder + Replaced)) Directory.Move(folder + Replaced, folder);
        }

        Remove(folder + Anew);
        Remove(folder + Replaced);
    }

    /// <summary>Begins again: an unfinished run is removed, a finished one stays until the new one is whole.</summary>
    public void Restart()
    {
        if (RunFiles.Finished(folder)) Place = folder + Anew;
        else Remove(folder);
    }

    /// <summary>Gives the run its place, once it is whole.</summary>
    public void Complete()
    {
        if (Place == folder) return;
        Directory.Move(folder, folder + Replaced);
        Directory.Move(Place, folder);
        Place = folder;
        Remove(folder + Replaced);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}

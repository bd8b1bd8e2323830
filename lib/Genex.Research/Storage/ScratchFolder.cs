namespace Genex.Research.Storage;

/// <summary>A folder among the user's temporary files, readable by its user alone, that is gone when it is disposed; what a process left that was killed is
/// removed by the next one that makes such a folder.</summary>
/// <remarks>A lock beside the content tells the living from the dead. This file stands on <see cref="PendingFile"/> alone, so that the notebook host compiles
/// it as well.</remarks>
internal sealed class ScratchFolder : IDisposable
{
    private const string Lock = "held";

    // Between making a folder and its lock nothing tells that somebody lives.
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);
    private readonly FileStream held;

    /// <param name="purpose">A word for its name: "claims".</param>
    /// <exception cref="IOException">It cannot be made: no room, say.</exception>
    public ScratchFolder(string purpose)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        held = PendingFile.MakeHeld(() => System.IO.Path.Combine(Directory.CreateTempSubdirectory($"genex-{purpose}-").FullName, Lock), options,
            $"A folder genex-{purpose}-… is gone as soon as it is made. Is something emptying {System.IO.Path.GetTempPath()}?");
        string whole = System.IO.Path.GetDirectoryName(held.Name)!;
        Path = Directory.CreateDirectory(System.IO.Path.Combine(whole, "content")).FullName;
        if (!TryHold(whole, out FileStream? again)) Sweep(purpose, whole); // else locks mean nothing here, as on some network folders
        again?.Dispose();
    }

    /// <summary>Where to write; empty at first.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        held.Dispose();
        try
        {
            Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody's sweep was quicker, since nobody held it any more.
        }
    }

    private static void Sweep(string purpose, string own)
    {
        foreach (string left in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"genex-{purpose}-*"))
        {
            try
            {
                if (left != own) RemoveLeft(left);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Another user's, or somebody was quicker.
            }
        }
    }

    // Held until it is gone: who has made it and not locked it yet sees that it is held, or gone.
    private static void RemoveLeft(string folder)
    {
        FileStream? lockFile = null;
        bool left = File.Exists(System.IO.Path.Combine(folder, Lock)) ? TryHold(folder, out lockFile)
            : Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - Lately;
        using (lockFile)
        {
            if (left) Directory.Delete(folder, recursive: true);
        }
    }

    private static bool TryHold(string folder, out FileStream? lockFile)
    {
        try
        {
            lockFile = new FileStream(System.IO.Path.Combine(folder, Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            lockFile = null;
            return false;
        }
    }
}

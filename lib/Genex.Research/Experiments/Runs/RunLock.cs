namespace Genex.Research.Experiments;

/// <summary>Lets one process at a time work on a run.</summary>
internal static class RunLock
{
    /// <summary>Waits until nobody else works on the run, and says that it waits. Disposing the stream lets the next one in; a process that dies lets go by
    /// itself.</summary>
    /// <param name="store">The folder of runs; the lock lies beside the runs, whose folders come and go.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="IOException">The lock cannot be made: a full disk, say.</exception>
    /// <exception cref="UnauthorizedAccessException">The store cannot be written.</exception>
    public static FileStream Take(string store, string run, CancellationToken cancellation)
    {
        string path = Path.Combine(store, ".locks", run);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException problem) when (PendingFile.IsHeld(problem))
            {
                Notices.Say($"{run}: another process works on this run; waiting for it.");
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}

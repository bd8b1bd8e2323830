namespace Genex.Research.Experiments;

/// <summary>Lets one process at a time work on a run.</summary>
internal static class RunLock
{
    /// <summary>Waits until nobody else works on the folder. Disposing the stream lets the next one in; a process that dies lets go by itself.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public static FileStream Take(string folder, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (!cancellation.IsCancellationRequested)
            {
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}

namespace Genex.Research.Experiments;

/// <summary>Lets one process at a time work on a run, on whatever machine that shares the store.</summary>
internal sealed class RunLock : IDisposable
{
    private const string Folder = ".locks", Holder = ".holder";
    private readonly FileStream held;
    private readonly RunHolder holder;

    private RunLock(FileStream held, RunHolder holder) => (this.held, this.holder) = (held, holder);

    /// <summary>Cancelled when another machine has taken over, since this process stood still for a minute: it was suspended, or cut off from the
    /// store.</summary>
    public CancellationToken Lost => holder.Lost;

    /// <summary>Waits until nobody else works on the run, and says that it waits. Disposing lets the next one in; a process that dies lets go by
    /// itself.</summary>
    /// <param name="store">The folder of runs; the lock lies beside the runs, whose folders come and go.</param>
    /// <param name="run">The run's id.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="times">Signs of life between machines; null for the usual ones.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="IOException">The lock cannot be made: a full disk, say.</exception>
    /// <exception cref="UnauthorizedAccessException">The store cannot be written.</exception>
    public static RunLock Take(string store, string run, CancellationToken cancellation, HolderTimes? times = null)
    {
        string path = Path.Combine(store, Folder, run);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        HolderWatch waited = new();
        while (true)
        {
            if (TryTake(path, times ?? HolderTimes.Default, waited) is { } taken) return taken;
            Notices.Say($"{run}: another process works on this run{(HolderOf(store, run) is { } who ? $" ({who})" : "")}; waiting for it.");
            cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Who works on a run, as "node7, job 4711"; null when nobody does.</summary>
    public static string? HolderOf(string store, string run) => RunHolder.Named(Path.Combine(store, Folder, run + Holder));

    /// <summary>Ids of the runs, and parts of runs, that somebody has said to work on within the last minute.</summary>
    public static IReadOnlySet<string> Held(string store)
    {
        DirectoryInfo folder = new(Path.Combine(store, Folder));
        return !folder.Exists ? new HashSet<string>(StringComparer.Ordinal)
            : folder.EnumerateFiles($"*{Holder}").Where(file => file.LastWriteTimeUtc > DateTime.UtcNow - HolderTimes.Default.Dead)
                .Select(file => file.Name[..^Holder.Length]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Runs work that only this lock's holder may do.</summary>
    /// <param name="run">The run's id, for the message.</param>
    /// <param name="work">Takes the token by which it is stopped.</param>
    /// <param name="cancellation">Stops the work as well.</param>
    /// <exception cref="IOException">Another machine has taken over.</exception>
    public T Alone<T>(string run, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Lost);
        try
        {
            return work(either.Token);
        }
        catch (OperationCanceledException stopped) when (Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new IOException(
                $"{run}: this process stood still for so long that another one has taken over; what it did until then is kept. Start it again to wait "
                + "for that one.",
                stopped);
        }
    }

    /// <summary>Removes the lock's file, when what it protected is done for good; whoever waits for it looks first whether that is so.</summary>
    public void Forget() => File.Delete(held.Name);

    /// <inheritdoc/>
    public void Dispose()
    {
        holder.Dispose();
        held.Dispose();
    }

    private static RunLock? TryTake(string path, HolderTimes times, HolderWatch waited)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            if (RunHolder.TryEnter(path + Holder, times, waited) is { } holder) return new RunLock(file, holder);
        }
        catch (IOException problem) when (file is null && PendingFile.IsHeld(problem))
        {
            return null;
        }
        catch
        {
            file?.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }
}

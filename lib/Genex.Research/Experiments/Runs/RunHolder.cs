using System.Diagnostics;

#pragma warning disable MA0048 // the holder, its times and what a waiter sees of it

namespace Genex.Research.Experiments;

/// <summary>Says in a file beside a lock who holds it, and that it still lives: the second of the two locks of a run.</summary>
/// <remarks>
/// The first, the system's lock of a file, ends with its process and is asked first. Between two machines it counts only where the shared folder passes locks
/// on: NFS does; Lustre mounted without "flock", and some others, do not, and do not say so. So the holder also leaves its machine and a count that it raises
/// every few seconds. Whoever gets the first lock and finds a file of this machine's own kernel knows that its writer has died, and takes over at once. Of
/// another machine's it waits until the count has stood still for a minute by its own clock; clocks of machines are not compared, and nor are process numbers,
/// which mean nothing on another machine or in another container.
/// </remarks>
internal sealed class RunHolder : IDisposable
{
    // What the system says of a file that is there already: EEXIST of Linux and of macOS, ERROR_FILE_EXISTS of Windows.
    private static readonly int[] Exists = [17, unchecked((int)0x80070050)];
    private readonly string path;
    private readonly string head;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Timer timer;
    private string written;
    private long beats;
    private bool ended;

    private RunHolder(string path, HolderTimes times, string head, string written)
    {
        (this.path, this.head, this.written) = (path, head, written);
        timer = new Timer(_ => Beat(), null, times.Beat, times.Beat);
    }

    /// <summary>Cancelled when another machine has taken over, since this process stood still for too long.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Writes the file, unless somebody who may live has written it.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="times">How often it says that it lives.</param>
    /// <param name="waited">What was seen of another machine's holder so far; one object for all tries of one waiting.</param>
    /// <returns>Null while another machine's holder may live.</returns>
    public static RunHolder? TryEnter(string path, HolderTimes times, HolderWatch waited)
    {
        string who = Invariant($"host {Environment.MachineName}\nkernel {times.Kernel}\nprocess {Environment.ProcessId}\n")
            + (Environment.GetEnvironmentVariable("SLURM_JOB_ID") is { Length: > 0 } job ? $"job {job}\n" : "");
        string mine = Text(who, 0);
        if (!TryCreate(path, mine))
        {
            if (TryRead(path) is not { } found) return null; // it has just gone: once more
            bool own = found.Contains($"kernel {times.Kernel}\n", StringComparison.Ordinal);
            if (!own && !waited.HasStoodStill(found, times.Dead)) return null;
            if (!TryAlone(path, found, waited.Claim, times.Dead, () => AtomicFile.Write(path, mine))) return null;
        }

        return new RunHolder(path, times, who, mine);
    }

    /// <summary>Who holds a lock, as "node7, job 4711"; null when nobody says so.</summary>
    public static string? Named(string path) => TryRead(path) is not { } text ? null
        : string.Join(", ", text.Split('\n')
            .Where(line => line.StartsWith("host ", StringComparison.Ordinal) || line.StartsWith("job ", StringComparison.Ordinal))
            .Select(line => line.StartsWith("host ", StringComparison.Ordinal) ? line["host ".Length..] : line));

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            ended = true;
            try
            {
                if (!lost.IsCancellationRequested) TryAlone(path, written, new HolderWatch(), TimeSpan.MaxValue, () => File.Delete(path));
            }
            catch (IOException)
            {
                // No room for a claim: what was to be written before has failed too, and that is what is told.
                if (TryRead(path) == written) File.Delete(path);
            }
        }

        lost.Dispose();
    }

    private void Beat()
    {
        lock (gate)
        {
            if (ended || lost.IsCancellationRequested) return;
            try
            {
                if (TryRead(path) is { } found && found != written)
                {
                    lost.Cancel();
                    return;
                }

                string next = Text(head, ++beats);
                AtomicFile.Write(path, next);
                written = next;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The folder's server does not answer; the next beat tries again.
            }
        }
    }

    private static string Text(string head, long beats) => Invariant($"{head}beat {beats}\n");

    // Made by one alone, on every folder: the system's promise for a file that must be new.
    private static bool TryCreate(string path, string text)
    {
        FileStream made;
        try
        {
            made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (Exists.Contains(problem.HResult) || File.Exists(path))
        {
            return false; // by its number: the file may have gone since
        }

        try
        {
            using FileStream file = made;
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch
        {
            File.Delete(path); // a full disk: an empty file would look like another's, and be waited for
            throw;
        }
    }

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // One at a time changes what somebody has written, and reads it again first: between reading and writing, another may have come. The file is never away
    // meanwhile, so that a third finds no gap. A claim whose maker died in these few microseconds is removed once it has stood still as long as a holder must.
    private static bool TryAlone(string path, string expected, HolderWatch claims, TimeSpan dead, Action change)
    {
        string claim = path + ".claim";
        if (!TryCreate(claim, $"{Guid.NewGuid():N}\n"))
        {
            if (TryRead(claim) is { } other && claims.HasStoodStill(other, dead)) File.Delete(claim);
            return false;
        }

        try
        {
            if (TryRead(path) != expected) return false;
            change();
            return true;
        }
        finally
        {
            File.Delete(claim);
        }
    }
}

/// <summary>How often a holder says that it lives, and when it is taken for dead.</summary>
/// <param name="Beat">Between two signs of life.</param>
/// <param name="Dead">Without a sign: several beats, and longer than a network folder shows old content (NFS: a few seconds after a file is opened
/// anew).</param>
/// <param name="Kernel">Names the running kernel of this machine; containers on it share it, as they share its locks.</param>
internal sealed record HolderTimes(TimeSpan Beat, TimeSpan Dead, string Kernel)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Every ten seconds; dead after a minute.</summary>
    public static HolderTimes Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1),
        File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : Environment.MachineName);
}

/// <summary>What was seen of another machine's holder, by this process's clock.</summary>
internal sealed class HolderWatch
{
    private readonly Stopwatch since = new();
    private string? seen;
    private HolderWatch? claim;

    /// <summary>The same of the claim by which one at a time takes over.</summary>
    public HolderWatch Claim => claim ??= new();

    /// <summary>Whether the file has said the same for so long.</summary>
    public bool HasStoodStill(string found, TimeSpan dead)
    {
        if (seen == found) return since.Elapsed >= dead;
        seen = found;
        since.Restart();
        return false;
    }
}

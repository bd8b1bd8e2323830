namespace Genex.Research.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("genex-atomic-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_form_writes_whole_files_and_leaves_nothing_beside()
    {
        string path = Path.Combine(folder, "new", "a.txt");
        AtomicFile.Write(path, "one");
        Assert.Equal("one"u8.ToArray(), await File.ReadAllBytesAsync(path));
        AtomicFile.Write(path, [1, 2, 3]);
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(path));
        await AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync("two"u8.ToArray()));
        Assert.Equal("two", await File.ReadAllTextAsync(path));
        AtomicFile.Place(path, beside => File.CreateSymbolicLink(beside, "elsewhere"));
        Assert.Equal("elsewhere", new FileInfo(path).LinkTarget);
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_failure_leaves_what_was_there_and_nothing_else()
    {
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.Write(path, "before");
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        await Assert.ThrowsAsync<IOException>(() => AtomicFile.WriteAsync(path, async stream =>
        {
            await stream.WriteAsync(new byte[100_000]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal("before", await File.ReadAllTextAsync(path));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void A_full_disk_leaves_what_was_there_and_nothing_else()
    {
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.Write(path, "before");
        if (!File.Exists("/dev/full")) return; // a device that is always full
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write);
            full.Write(new byte[100_000]);
            full.Flush(flushToDisk: true);
            stream.WriteByte(1);
        }));
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    /// <summary>From its making to its name a file is held: another process's sweep, which takes what nobody holds, never gets it.</summary>
    [Fact]
    public async Task A_sweep_at_any_moment_takes_nothing_from_a_writer()
    {
        string path = Path.Combine(folder, "a.txt");
        AtomicFile.Write(path, "0");
        using CancellationTokenSource done = new();
        int taken = 0;
        var sweeping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                foreach (string beside in Directory.EnumerateFiles(folder, "*.tmp"))
                {
                    try
                    {
                        using FileStream held = new(beside, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                        // Empty: made and not yet held, so that its writer takes another name. Gone: it has got its name meanwhile.
                        if (held.Length > 0 && File.Exists(beside)) taken++;
                        File.Delete(beside);
                    }
                    catch (IOException)
                    {
                        // Held, or already in its place.
                    }
                }
            }
        });
        for (int write = 1; write <= 2000; write++) AtomicFile.Write(path, Invariant($"{write}"));
        await done.CancelAsync();
        await sweeping;
        Assert.Equal(0, taken);
        Assert.Equal("2000", File.ReadAllText(path));
    }

    /// <summary>Of a process that died a moment ago, too; a file that somebody is writing stays.</summary>
    [Fact]
    public void What_a_dead_process_left_is_gone_after_the_next_writing_in_its_folder()
    {
        string left = Path.Combine(folder, "a.txt.0123456789abcdef0123456789abcdef.tmp"), link = Path.Combine(folder, $"b.{Guid.NewGuid():N}.link.tmp");
        File.WriteAllText(left, "half");
        File.WriteAllText(link, "");
        string[] others =
        [
            .. new[] { "d.csv.tmp", "e.tmp", $"f.{new string('x', 32)}.tmp", $"{Guid.NewGuid():N}.tmp" }.Select(name => Path.Combine(folder, name)),
        ];
        foreach (string other in others)
        {
            File.WriteAllText(other, "somebody's");
            File.SetLastWriteTimeUtc(other, DateTime.UtcNow.AddHours(-1));
        }

        using FileStream written = new(Path.Combine(folder, $"c.txt.{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        AtomicFile.Write(Path.Combine(folder, "a.txt"), "whole");
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(written.Name) && File.Exists(link)); // a link is held by nobody, so it may be a moment old
        Assert.All(others, other => Assert.True(File.Exists(other)));
    }

    [Fact]
    public void Whether_a_file_can_be_written_is_found_out_without_writing_it()
    {
        string path = Path.Combine(folder, "new", "a.txt");
        AtomicFile.RequireWritable(path);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
        AtomicFile.Write(path, "before");
        AtomicFile.RequireWritable(path);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.ThrowsAny<IOException>(() => AtomicFile.RequireWritable(Path.Combine(path, "below a file")));
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return; // root may write anywhere but on a disk that nobody may write
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.RequireWritable(Path.Combine(folder, "b.txt")));
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

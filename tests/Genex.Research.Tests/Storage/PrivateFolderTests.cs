namespace Genex.Research.Tests.Storage;

/// <summary>What other users of the machine may neither write nor read.</summary>
public sealed class PrivateFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-private-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Code_is_loaded_only_from_a_folder_that_nobody_else_can_write()
    {
        if (OperatingSystem.IsWindows()) return;
        string sound = Path.Combine(folder.FullName, "sound"), open = Path.Combine(folder.FullName, "open"), link = Path.Combine(folder.FullName, "link");
        PrivateFolder.Make(sound);
        PrivateFolder.Make(sound);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(sound));
        Directory.CreateDirectory(open);
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite);
        Assert.Contains("by other users", Assert.Throws<NotSupportedException>(() => PrivateFolder.Make(open)).Message, StringComparison.Ordinal);
        Assert.Contains("could exchange it",
            Assert.Throws<NotSupportedException>(() => PrivateFolder.Make(Path.Combine(open, "below"))).Message, StringComparison.Ordinal);
        Directory.CreateSymbolicLink(link, sound);
        Assert.Contains("is a link", Assert.Throws<NotSupportedException>(() => PrivateFolder.Make(link)).Message, StringComparison.Ordinal);
    }

    /// <summary>As root, who could write there all the same; another user's process prepared it.</summary>
    [Fact]
    public void A_folder_that_another_user_prepared_is_refused()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return;
        string theirs = Directory.CreateDirectory(Path.Combine(folder.FullName, "theirs")).FullName;
        System.Diagnostics.Process.Start("chown", ["nobody", theirs])!.WaitForExit();
        Assert.Contains("another user", Assert.Throws<NotSupportedException>(() => PrivateFolder.Make(theirs)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_can_be_read_by_its_user_alone_and_one_that_cannot_be_written_costs_no_result()
    {
        if (OperatingSystem.IsWindows()) return;
        string path = Path.Combine(folder.FullName, "cache", "faces.frames");
        Assert.True(CacheFile.TryWrite(path, file => file.WriteByte(1)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.False(CacheFile.TryWrite(Path.Combine(path, "below a file"), file => file.WriteByte(1)));
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_and_what_is_being_written_stays()
    {
        string left = Path.Combine(folder.FullName, $"a.json.{Guid.NewGuid():N}.tmp"), held = Path.Combine(folder.FullName, $"b.json.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(left, "half");
        using FileStream writing = new(held, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        foreach (string path in (string[])[left, held]) File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-1));
        AtomicFile.Write(Path.Combine(folder.FullName, "a.json"), "whole");
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(held));
    }

    [Fact]
    public void A_scratch_folder_of_a_killed_process_is_swept_and_one_in_use_stays()
    {
        string purpose = $"test-{Guid.NewGuid():N}", left = Directory.CreateTempSubdirectory($"genex-{purpose}-").FullName;
        string young = Directory.CreateTempSubdirectory($"genex-{purpose}-").FullName;
        File.WriteAllText(Path.Combine(left, "held"), "");
        File.WriteAllText(Path.Combine(left, "faces.csv"), "");
        using (ScratchFolder first = new(purpose), second = new(purpose))
        {
            Assert.False(Directory.Exists(left));
            Assert.True(Directory.Exists(first.Path) && Directory.Exists(second.Path) && Directory.Exists(young)); // the young one may be about to be locked
            Assert.Empty(Directory.EnumerateFileSystemEntries(second.Path));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    File.GetUnixFileMode(Path.GetDirectoryName(first.Path)!));
            }
        }

        Assert.Equal([young], Directory.EnumerateDirectories(Path.GetTempPath(), $"genex-{purpose}-*"));
        Directory.Delete(young);
    }

    /// <summary>Each making sweeps, so that each meets the others' folders while they are made, held and given up.</summary>
    [Fact]
    public async Task Scratch_folders_made_at_the_same_time_leave_each_other_alone()
    {
        string purpose = $"test-{Guid.NewGuid():N}";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int made = 0; made < 200; made++)
            {
                using ScratchFolder scratch = new(purpose);
                string file = Path.Combine(scratch.Path, "a.txt");
                File.WriteAllText(file, Invariant($"{writer} {made}"));
                Assert.Equal(Invariant($"{writer} {made}"), File.ReadAllText(file));
            }
        })));
        Assert.Empty(Directory.EnumerateDirectories(Path.GetTempPath(), $"genex-{purpose}-*"));
    }
}

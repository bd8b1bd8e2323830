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
}

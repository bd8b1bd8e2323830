using Genex.Research.Training;

namespace Genex.Research.Tests.Training;

public sealed class PrefixWriterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-writer-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_entry_is_found_once_it_is_committed_and_only_whole()
    {
        string path = Path.Combine(folder.FullName, "x.activations");
        using (PrefixWriter writer = new(path, rows: 2, rowShape: [3]))
        {
            writer.Write([1, 2, 3]);
            Assert.Throws<InvalidOperationException>(writer.Commit);
            Assert.Null(PrefixFile.Open(path, 2));
            writer.Write([4, 5, 6]);
            Assert.False(File.Exists(path));
            writer.Commit();
        }

        using PrefixFile file = PrefixFile.Open(path, 2)!;
        Assert.Equal([4, 5, 6, 1, 2, 3], file.Read([1, 0]));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void What_is_not_committed_leaves_what_was_there()
    {
        string path = Path.Combine(folder.FullName, "x.activations");
        File.WriteAllText(path, "before");
        using (PrefixWriter writer = new(path, rows: 1, rowShape: [1])) writer.Write([1]);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }
}

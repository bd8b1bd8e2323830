using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

/// <summary>What the index says is what reading every run says, whatever happens to the store or to the index itself.</summary>
public sealed class RunIndexTests : IDisposable
{
    private readonly RunFolder folder = new();

    private string Index => Path.Combine(folder["a"], RunIndex.FileName);

    private RunStore Store => new(folder["a"]);

    public void Dispose() => folder.Dispose();

    // The slow reference.
    private (RunEntry[] Whole, string[] Damaged) Everything()
    {
        (IReadOnlyList<RunRecord> whole, IReadOnlyList<DamagedRun> damaged) = Store.Survey();
        return ([.. whole.Select(RunEntry.Of)], [.. damaged.Select(run => run.Id)]);
    }

    private (RunEntry[] Whole, string[] Damaged) Indexed()
    {
        string[] folders = [.. Directory.EnumerateDirectories(folder["a"]).Where(RunFiles.Finished).Order(StringComparer.Ordinal)];
        IReadOnlyList<IndexedRun> found = new RunIndex(folder["a"]).Of(folders);
        return ([.. found.Select(run => run.Entry).OfType<RunEntry>()], [.. found.Where(run => run.Problem is not null).Select(run => run.Folder)]);
    }

    private void Same()
    {
        (RunEntry[] whole, string[] damaged) = Everything();
        for (int time = 0; time < 2; time++) // without what the file says, and with it
        {
            (RunEntry[] listed, string[] refused) = Indexed();
            Assert.Equal(whole, listed);
            Assert.Equal(damaged, refused);
        }

        Assert.Equal(whole, Store.List());
        Assert.Equal(whole.Select(run => run.Id), Store.Read(Store.List()).Select(run => run.Specification.Id));
    }

    // As if nobody had touched it for an hour: what has changed in the last two seconds is not kept.
    private void Age(TimeSpan? by = null)
    {
        foreach (string file in Directory.EnumerateFileSystemEntries(folder["a"], "*", SearchOption.AllDirectories).Where(file => file != Index))
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow - (by ?? TimeSpan.FromHours(1)));
    }

    private RunRecord[] Make() =>
    [
        .. new[] { "A.1", "A.1n", "A.2" }.Select(model =>
            folder.Open().Run(model, EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1))),
    ];

    [Fact]
    public void Lists_are_those_of_reading_everything_through_every_change_of_the_store()
    {
        Assert.Empty(Store.List());
        Assert.False(File.Exists(Index));
        RunRecord[] runs = Make();
        Same();
        Age();
        Same();
        Assert.Equal(3, new RunIndex(folder["a"]).Kept.Count);

        foreach (string name in (string[])["specification.json", "environment.json", "predictions.csv", "history.csv", "metrics.json",
            "checksums.sha256"])
        {
            string path = Path.Combine(runs[1].Folder, name);
            byte[] bytes = File.ReadAllBytes(path), changed = [.. bytes];
            changed[Array.FindLastIndex(changed, one => one is >= (byte)'1' and <= (byte)'8')]++;
            File.WriteAllBytes(path, changed); // of the same length
            Same();
            Assert.Equal([runs[1].Specification.Id], Indexed().Damaged);
            File.WriteAllBytes(path, bytes);
            Age(TimeSpan.FromMinutes(name.Length));
            Same();
            Assert.Empty(Indexed().Damaged);
            File.Move(path, path + ".gone");
            Same();
            File.Move(path + ".gone", path);
        }

        // A list shows nothing of what lies inside the folds; whoever reads the runs of a list finds it damaged.
        string fold = Path.Combine(runs[0].Folder, "folds", "00", "fold.json");
        string sound = File.ReadAllText(fold);
        File.WriteAllText(fold, sound.Replace("\"index\": 0", "\"index\": 1", StringComparison.Ordinal));
        Assert.Equal(3, Store.List().Count);
        Assert.Equal(runs[1..].Select(run => run.Specification.Id), Store.Read(Store.List()).Select(run => run.Specification.Id));
        File.WriteAllText(fold, sound);

        Directory.Move(runs[0].Folder, folder["elsewhere"]);
        Same();
        Directory.Move(folder["elsewhere"], runs[0].Folder);
        Same();
        folder.Open().RunAnew("A.2", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        Same();
        Directory.CreateDirectory(Path.Combine(runs[0].Folder, "folds", "01"));
        Same();
    }

    [Fact]
    public void A_run_that_nobody_touched_is_not_read_again_and_one_of_a_moment_ago_is()
    {
        Make();
        Age(TimeSpan.Zero);
        Indexed();
        Assert.Empty(new RunIndex(folder["a"]).Kept);
        Age();
        Indexed();
        IReadOnlyList<IndexedRun> kept = new RunIndex(folder["a"]).Kept;
        Assert.Equal(3, kept.Count);
        DateTime written = File.GetLastWriteTimeUtc(Index);
        Indexed();
        Assert.Equal(written, File.GetLastWriteTimeUtc(Index));
        // What only the index knows is what a list shows, so a list has read nothing else.
        new RunIndex(folder["a"]).Keep([.. kept.Select(run => run with { Entry = run.Entry! with { Label = "from the index" } })]);
        Assert.All(Store.List(), run => Assert.Equal("from the index", run.Label));
        Assert.All(Store.Read(Store.List()), run => Assert.NotEqual("from the index", run.Specification.Label));
    }

    [Fact]
    public void An_index_that_is_damaged_or_of_another_build_is_not_believed()
    {
        Make();
        Age();
        Indexed();
        byte[] sound = File.ReadAllBytes(Index);
        SeededRandom random = new(1, 0, "index");
        for (int trial = 0; trial < 60; trial++)
        {
            byte[] damaged = [.. sound];
            if (trial % 3 == 0) damaged = damaged[..random.Below(damaged.Length)];
            else damaged[random.Below(damaged.Length)] ^= (byte)(1 << random.Below(8));
            File.WriteAllBytes(Index, damaged);
            Assert.Empty(new RunIndex(folder["a"]).Kept);
        }

        Same();
        Assert.Equal(sound, File.ReadAllBytes(Index));
        File.Delete(Index);
        Directory.CreateDirectory(Index); // it cannot be written, which costs time and no list
        Same();
    }

    [Fact]
    public async Task Several_writers_at_once_leave_a_whole_index()
    {
        Make();
        Age();
        (RunEntry[] whole, _) = Everything();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (int time = 0; time < 10; time++)
            {
                if (writer % 2 == 0) File.Delete(Index);
                Assert.Equal(whole, Store.List());
            }
        })));
        Same();
    }
}

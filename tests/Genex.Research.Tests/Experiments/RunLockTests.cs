using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

/// <summary>The lock of a run between machines: another kernel's name stands for another machine, and no system lock between them.</summary>
public sealed class RunLockTests : IDisposable
{
    private static readonly HolderTimes Here = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), "here"), There = Here with { Kernel = "there" };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-lock-");

    private string Holder => Path.Combine(folder.FullName, "run.holder");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_holder_that_lives_on_another_machine_is_not_replaced_however_long_one_waits()
    {
        using RunHolder? first = RunHolder.TryEnter(Holder, There, new HolderWatch());
        Assert.NotNull(first);
        Assert.Null(Waited(Here, TimeSpan.FromSeconds(2.5)));
        Assert.False(first.Lost.IsCancellationRequested);
        first.Dispose();
        using RunHolder? next = RunHolder.TryEnter(Holder, Here, new HolderWatch());
        Assert.NotNull(next);
    }

    [Fact]
    public void A_holder_that_died_on_another_machine_is_replaced_once_it_has_stood_still()
    {
        File.WriteAllText(Holder, "host node7\nkernel there\nprocess 12\njob 4711\nbeat 3\n");
        Assert.Equal("node7, job 4711", RunHolder.Named(Holder));
        HolderWatch watch = new();
        Assert.Null(RunHolder.TryEnter(Holder, Here, watch));
        using RunHolder? taken = Waited(Here, TimeSpan.FromSeconds(10));
        Assert.NotNull(taken);
        Assert.StartsWith(Environment.MachineName, RunHolder.Named(Holder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_holder_that_died_on_this_machine_is_replaced_at_once_since_its_system_lock_is_gone()
    {
        File.WriteAllText(Holder, "host here\nkernel here\nprocess 12\nbeat 3\n");
        using RunHolder? taken = RunHolder.TryEnter(Holder, Here, new HolderWatch());
        Assert.NotNull(taken);
    }

    [Fact]
    public void A_holder_that_stood_still_and_was_replaced_learns_that_it_has_lost()
    {
        using RunHolder? suspended = RunHolder.TryEnter(Holder, There with { Beat = TimeSpan.FromSeconds(3) }, new HolderWatch());
        Assert.NotNull(suspended);
        using RunHolder? taken = Waited(Here, TimeSpan.FromSeconds(2.5));
        Assert.NotNull(taken);
        Assert.True(suspended.Lost.WaitHandle.WaitOne(TimeSpan.FromSeconds(10)));
        suspended.Dispose();
        Assert.NotNull(RunHolder.Named(Holder)); // it does not take away what is another's
    }

    [Fact]
    public async Task Of_many_that_want_a_dead_holders_place_one_gets_it_at_a_time()
    {
        File.WriteAllText(Holder, "host node7\nkernel gone\nprocess 12\nbeat 3\n");
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() =>
        {
            // Each on a machine of its own, with no system lock to help.
            using RunHolder? mine = Waited(Here with { Kernel = Invariant($"machine {index}") }, TimeSpan.FromSeconds(30));
            Assert.NotNull(mine);
            int now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            Thread.Sleep(50);
            Interlocked.Decrement(ref inside);
        })));
        Assert.Equal(1, most);
        Assert.Empty(folder.EnumerateFiles());
    }

    [Fact]
    public void The_work_of_a_lock_that_was_lost_ends_with_a_sentence_and_not_as_cancelled()
    {
        using RunLock held = RunLock.Take(folder.FullName, "run", CancellationToken.None, Here);
        File.WriteAllText(Path.Combine(folder.FullName, ".locks", "run.holder"), "host node7\nkernel there\nprocess 12\nbeat 3\n");
        IOException lost = Assert.Throws<IOException>(() => held.Alone("run", token =>
        {
            token.WaitHandle.WaitOne(TimeSpan.FromSeconds(10));
            token.ThrowIfCancellationRequested();
            return 0;
        }, CancellationToken.None));
        Assert.Contains("another one has taken over", lost.Message, StringComparison.Ordinal);
        Assert.Equal(["run"], RunLock.Held(folder.FullName));
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (int seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
    }

    private RunHolder? Waited(HolderTimes times, TimeSpan patience)
    {
        HolderWatch watch = new();
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (since.Elapsed < patience)
        {
            if (RunHolder.TryEnter(Holder, times, watch) is { } entered) return entered;
            Thread.Sleep(20);
        }

        return null;
    }
}

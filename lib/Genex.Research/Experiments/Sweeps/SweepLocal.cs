namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>Does a sweep on this machine's cores, in processes: libtorch has one generator and one set of threads in each.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="command">Program and arguments of a process that serves (<see cref="SweepServer"/>).</param>
/// <param name="jobs">Most processes at a time.</param>
/// <param name="rounds">Most times that an element is given out whose process died over it.</param>
internal sealed class SweepLocal(SweepFolder sweep, IReadOnlyList<string> command, int jobs, int rounds)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> tries = [];
    private Queue<int> open = [];

    /// <summary>Does what is to be done. An element whose process dies is given out again.</summary>
    /// <param name="progress">Told after every element.</param>
    /// <param name="cancellation">Stops all processes; what was done is kept.</param>
    /// <returns>Elements over which processes died until no round was left.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the sweep was.</exception>
    public IReadOnlyList<int> Run(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        open = new(sweep.Open());
        int all = open.Count, done = 0;
        if (all == 0) return [];
        sweep.Given = new("local", 1, rounds, [], null, []);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ManualResetEvent looked = new(false);
        Timer look = new(_ => { if (sweep.IsCancelled) stop.Cancel(); }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        try
        {
            Task.WaitAll(Enumerable.Range(0, Math.Min(jobs, all)).Select(index => Task.Factory.StartNew(() => Work(index, () =>
                progress?.Report(new Progress("elements", Interlocked.Increment(ref done), all, "elements")), stop.Token),
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray(), CancellationToken.None);
        }
        finally
        {
            if (look.Dispose(looked)) looked.WaitOne(); // a look that is under way would find nothing left to stop
        }

        return sweep.Open();
    }

    private void Work(int index, Action done, CancellationToken stop)
    {
        SweepProcess? process = null;
        try
        {
            while (TryTake(out int element))
            {
                process ??= new SweepProcess(command, sweep.Order.Plan.Threads, sweep.Log(Invariant($"local-{index}")));
                if (process.Do(element, stop))
                {
                    done();
                    continue;
                }

                process.Dispose();
                process = null;
                GiveBack(element);
            }
        }
        finally
        {
            process?.Dispose();
        }
    }

    private bool TryTake(out int element)
    {
        lock (gate)
        {
            return open.TryDequeue(out element);
        }
    }

    private void GiveBack(int element)
    {
        lock (gate)
        {
            int tried = tries[element] = tries.GetValueOrDefault(element) + 1;
            string what = Invariant($"element {element} of {sweep.Name}: the process that worked on it has died (time {tried} of {rounds})");
            if (tried < rounds) open.Enqueue(element);
            Notices.Say(tried < rounds ? $"{what}; it is given out again." : $"{what}; its files in {sweep.Place}/logs say more.");
        }
    }
}

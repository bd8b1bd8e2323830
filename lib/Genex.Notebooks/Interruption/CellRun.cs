using System.Collections.Concurrent;

namespace Genex.Notebooks.Interruption;

/// <summary>
/// One cell's code, and how it is stopped. Everything that the cell's code continues with after an <c>await</c> comes here too, so that it can be stopped
/// wherever it is; a continuation never waits for another one, since there are as many threads as are needed.
/// </summary>
#pragma warning disable CA1001 // A source of cancellation without a timer holds nothing; code that the cell left behind may still look at its token.
internal sealed class CellRun(CellThreads threads) : TaskScheduler, ICellRunner
{
    /// <summary>How long code that watches <see cref="CellCancellation"/> has to stop by itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>How long code may resist being woken after that before it is left to itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(350);

    private readonly ConcurrentDictionary<CellThread, bool> used = new();
    private readonly CancellationTokenSource asked = new();
    // Continued on the thread that sets it, or where who waits wants it: the pool may be full of the cell's own work.
    private readonly TaskCompletionSource stopped = new();
    private volatile Task code = Task.CompletedTask;
    private volatile bool closed;
    private int interrupting;

    /// <inheritdoc/>
    public bool IsInterrupted => asked.IsCancellationRequested;

    /// <summary>Cancelled when the cell is asked to stop.</summary>
    public CancellationToken Token => asked.Token;

    /// <inheritdoc/>
    public async Task<T> RunAsync<T>(Func<Task<T>> code)
    {
        if (IsInterrupted)
            throw new CellInterruptedException();
        using IDisposable scope = CellCancellation.Enter(Token);
        Task<T> run = Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();
        this.code = run;
        await Task.WhenAny(run, stopped.Task);
        if (run.IsCompletedSuccessfully)
            return await run;
        if (IsInterrupted)
            throw new CellInterruptedException();
        return await run;
    }

    /// <summary>Stops the cell in three stages: its code is asked to end, then what is blocked is woken, then what is left runs on by itself.</summary>
    /// <param name="left">Called once where code runs on: library or native code with none of a cell inside; it ends at the next statement of a cell.</param>
    public void Interrupt(Action left)
    {
        if (Interlocked.Exchange(ref interrupting, 1) != 0)
            return;
        CellCancellation.Ask();
        _ = asked.CancelAsync(); // What the cell registered with its token may take its time.
        if (!WaitForRest(Grace, stop: false))
        {
            closed = true;
            if (!WaitForRest(Patience, stop: true))
                left();
        }
        // What awaits has no thread to be stopped on: its continuation is not run any more.
        stopped.TrySetResult();
        _ = code.ContinueWith(static code =>
        {
            _ = code.Exception; // Looked at: what a stopped cell throws is nobody's news.
            CellCancellation.Forget();
        }, CancellationToken.None, TaskContinuationOptions.None, Default);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (!closed)
            used[threads.Start(this, () => TryExecuteTask(task))] = true;
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && !closed && TryExecuteTask(task);

    /// <summary>Waits until the code has ended, or, when it is being stopped, until none of it runs.</summary>
    private bool WaitForRest(TimeSpan limit, bool stop)
    {
        for (var since = System.Diagnostics.Stopwatch.StartNew(); since.Elapsed < limit; Thread.Sleep(5))
        {
            if (code.IsCompleted)
                return true;
            if (!stop)
                continue;
            foreach (CellThread thread in used.Keys)
                thread.Stop(this);
            if (!used.Keys.Any(thread => thread.IsBusyFor(this)))
                return true;
        }
        return false;
    }
}

namespace Genex.Notebooks.Interruption;

/// <summary>
/// A thread for cells' code, on which blocked code can be woken. Nothing is aborted: the runtime does not survive that under library code. It changes state
/// without locks: a thread that is being interrupted must not wait.
/// </summary>
internal sealed class CellThread
{
    private static readonly object Stopped = new();

    private readonly object gate = new();
    private readonly Action<CellThread> idle;
    private readonly Thread thread;
    private Action? work;
    private object? owner;
    private object? stoppedFor;
    private volatile bool ended;

    /// <summary>Starts the thread; it waits for work.</summary>
    /// <param name="idle">Called, on the thread, when it can take more.</param>
    public CellThread(Action<CellThread> idle)
    {
        this.idle = idle;
        thread = new Thread(Loop, maxStackSize: 16 << 20) { IsBackground = true, Name = "cell" };
        thread.Start();
    }

    /// <summary>Gives the thread something to do.</summary>
    /// <returns>False where it is not idle.</returns>
    public bool TryStart(object owner, Action work)
    {
        if (Interlocked.CompareExchange(ref this.owner, owner, null) is not null)
            return false;
        lock (gate)
        {
            this.work = work;
            Monitor.Pulse(gate);
        }
        return true;
    }

    /// <summary>Whether work of the owner's is going on.</summary>
    public bool IsBusyFor(object owner) => ReferenceEquals(Volatile.Read(ref this.owner), owner)
        || (ReferenceEquals(Volatile.Read(ref stoppedFor), owner) && !ended);

    /// <summary>Wakes blocked code of the owner's; to be called again until the thread is at rest. It takes no work after this.</summary>
    public void Stop(object owner)
    {
        if (ReferenceEquals(Volatile.Read(ref this.owner), owner))
        {
            Volatile.Write(ref stoppedFor, owner);
            if (!ReferenceEquals(Interlocked.CompareExchange(ref this.owner, Stopped, owner), owner))
            {
                Volatile.Write(ref stoppedFor, null);
                return;
            }
        }
        if (ReferenceEquals(Volatile.Read(ref stoppedFor), owner) && !ended && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            thread.Interrupt();
    }

    private void Loop()
    {
        while (!ended)
        {
            Action taken = Take();
            object? by = Volatile.Read(ref this.owner);
            try
            {
                taken();
            }
            catch (ThreadInterruptedException)
            {
                // Stop was called; whoever called it says so.
            }
            if (ReferenceEquals(by, Stopped) || !ReferenceEquals(Interlocked.CompareExchange(ref this.owner, null, by), by))
                ended = true;
            else
                idle(this);
        }
    }

    private Action Take()
    {
        while (true)
        {
            try
            {
                lock (gate)
                {
                    while (work is null)
                        Monitor.Wait(gate);
                    Action taken = work;
                    work = null;
                    return taken;
                }
            }
            catch (ThreadInterruptedException)
            {
                // Stopped between being given work and starting it: it runs, and ends at its first look.
            }
        }
    }
}

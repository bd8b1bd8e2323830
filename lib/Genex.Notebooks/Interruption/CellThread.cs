namespace Genex.Notebooks.Interruption;

/// <summary>
/// A thread for cells' code, on which blocked code can be woken. Nothing is aborted: the runtime does not survive that under library code. It changes state
/// without locks: a thread that is being interrupted must not wait.
/// </summary>
internal sealed class CellThread
{
    private static readonly object Stopped = new();

    private readonly object _gate = new();
    private readonly Action<CellThread> _idle;
    private readonly Thread _thread;
    private Action? _work;
    private object? _owner;
    private object? _stoppedFor;
    private volatile bool _ended;

    /// <summary>Starts the thread; it waits for work.</summary>
    /// <param name="idle">Called, on the thread, when it can take more.</param>
    public CellThread(Action<CellThread> idle)
    {
        _idle = idle;
        _thread = new Thread(Loop, maxStackSize: 16 << 20) { IsBackground = true, Name = "cell" };
        _thread.Start();
    }

    /// <summary>Gives the thread something to do.</summary>
    /// <returns>False where it is not idle.</returns>
    public bool TryStart(object owner, Action work)
    {
        if (Interlocked.CompareExchange(ref _owner, owner, null) is not null)
            return false;
        lock (_gate)
        {
            _work = work;
            Monitor.Pulse(_gate);
        }
        return true;
    }

    /// <summary>Whether work of the owner's is going on.</summary>
    public bool IsBusyFor(object owner) => ReferenceEquals(Volatile.Read(ref _owner), owner)
        || (ReferenceEquals(Volatile.Read(ref _stoppedFor), owner) && !_ended);

    /// <summary>Wakes blocked code of the owner's; to be called again until the thread is at rest. It takes no work after this.</summary>
    public void Stop(object owner)
    {
        if (ReferenceEquals(Volatile.Read(ref _owner), owner))
        {
            Volatile.Write(ref _stoppedFor, owner);
            if (!ReferenceEquals(Interlocked.CompareExchange(ref _owner, Stopped, owner), owner))
            {
                Volatile.Write(ref _stoppedFor, null);
                return;
            }
        }
        if (ReferenceEquals(Volatile.Read(ref _stoppedFor), owner) && !_ended && _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            _thread.Interrupt();
    }

    private void Loop()
    {
        while (!_ended)
        {
            Action work = Take();
            object? owner = Volatile.Read(ref _owner);
            try
            {
                work();
            }
            catch (ThreadInterruptedException)
            {
                // Stop was called; whoever called it says so.
            }
            if (ReferenceEquals(owner, Stopped) || !ReferenceEquals(Interlocked.CompareExchange(ref _owner, null, owner), owner))
                _ended = true;
            else
                _idle(this);
        }
    }

    private Action Take()
    {
        while (true)
        {
            try
            {
                lock (_gate)
                {
                    while (_work is null)
                        Monitor.Wait(_gate);
                    Action work = _work;
                    _work = null;
                    return work;
                }
            }
            catch (ThreadInterruptedException)
            {
                // Stopped between being given work and starting it: it runs, and ends at its first look.
            }
        }
    }
}

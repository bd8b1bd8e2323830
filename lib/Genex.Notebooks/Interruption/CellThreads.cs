using System.Collections.Concurrent;

namespace Genex.Notebooks.Interruption;

/// <summary>The threads of a session. The one that became idle last is used next, so that a cell finds what the one before left on its thread.</summary>
internal sealed class CellThreads
{
    private readonly ConcurrentStack<CellThread> idle = new();

    /// <summary>Runs work on an idle thread, or on a new one.</summary>
    /// <returns>The thread.</returns>
    public CellThread Start(object owner, Action work)
    {
        while (this.idle.TryPop(out CellThread? idle))
            if (idle.TryStart(owner, work))
                return idle;
        var thread = new CellThread(idle.Push);
        thread.TryStart(owner, work);
        return thread;
    }
}

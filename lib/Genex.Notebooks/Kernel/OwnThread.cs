using System.Collections.Concurrent;

namespace Genex.Notebooks.Kernel;

/// <summary>
/// Runs asynchronous code of the host on the thread that asks for it, continuations included. The answer to an interrupt then waits for no thread of the pool,
/// all of which a cell's <c>Parallel.For</c> may hold.
/// </summary>
internal sealed class OwnThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> work = [];

    /// <summary>Runs it to its end.</summary>
    public static T Run<T>(Func<Task<T>> code)
    {
        SynchronizationContext? before = Current;
        var here = new OwnThread();
        SetSynchronizationContext(here);
        try
        {
            Task<T> task = code();
            _ = task.ContinueWith(static (_, context) => ((OwnThread)context!).work.CompleteAdding(), here, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            foreach ((SendOrPostCallback callback, object? state) in here.work.GetConsumingEnumerable())
                callback(state);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            base.Post(d, state); // What comes after the end has nobody waiting for it.
        }
    }
}

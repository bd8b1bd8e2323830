using System.Runtime.CompilerServices;

namespace Genex.Notebooks.Interruption;

/// <summary>
/// The token by which the running cell is asked to stop. Libraries reach it without knowing this host: the application-wide datum <see cref="DataName"/> is a
/// <c>Func&lt;CancellationToken&gt;</c>; where it is missing, or no cell runs, nobody will ask.
/// </summary>
public static class CellCancellation
{
    /// <summary>The name for <see cref="AppContext.GetData"/>.</summary>
    public const string DataName = "Notebook.CellCancellation";

    /// <summary>How long after a stop the functions that a thread calls are left in peace: they clean up.</summary>
    private const long CleaningUp = 200;

    /// <summary>How long after a cell's end its tasks still see that it was stopped.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    private static readonly AsyncLocal<CancellationToken> Local = Publish();
    private static volatile int asked;
    [ThreadStatic]
    private static long thrown;

    /// <summary>The running cell's token.</summary>
    public static CancellationToken Token => Local.Value;

    /// <summary>Ends the running cell here when it has been asked to stop. The loops of a cell call it in every turn, so it costs next to nothing.</summary>
    /// <exception cref="OperationCanceledException">It has been asked to stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfAsked()
    {
        if (asked != 0)
            Throw(cleanUp: false);
    }

    /// <summary>As <see cref="ThrowIfAsked"/>, for the beginning of a function: one that is called while a stop unwinds, by <c>finally</c> or
    /// <c>Dispose</c>, runs. Ends a recursion without end before the stack does, which nothing survives.</summary>
    /// <exception cref="OperationCanceledException">The cell has been asked to stop.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly full.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThrowIfAskedOrDeep()
    {
        if (asked != 0)
            Throw(cleanUp: true);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            ThrowDeep();
    }

    /// <summary>The value, unless the cell has been asked to stop: the look of an expression.</summary>
    /// <exception cref="OperationCanceledException">The cell has been asked to stop.</exception>
    public static T Pass<T>(T value)
    {
        ThrowIfAsked();
        return value;
    }

    /// <summary>From now on cells' code looks at its cell's token.</summary>
    internal static void Ask() => Interlocked.Increment(ref asked);

    /// <summary>Cells' code need not look any more for the sake of one that was asked; a while from now, since tasks of it may be left.</summary>
    internal static void Forget() => _ = Task.Delay(Aftermath).ContinueWith(static _ => Interlocked.Decrement(ref asked), TaskScheduler.Default);

    /// <summary>Makes the token the running cell's until the scope is disposed of.</summary>
    internal static IDisposable Enter(CancellationToken token)
    {
        Local.Value = token;
        return new Scope();
    }

    private static AsyncLocal<CancellationToken> Publish()
    {
        var local = new AsyncLocal<CancellationToken>();
        AppContext.SetData(DataName, (Func<CancellationToken>)(() => local.Value));
        return local;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw(bool cleanUp)
    {
        CancellationToken token = Local.Value;
        long now = Environment.TickCount64;
        if (!token.IsCancellationRequested || (cleanUp && now - thrown < CleaningUp))
            return;
        thrown = now;
        token.ThrowIfCancellationRequested();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowDeep() => throw new InsufficientExecutionStackException(
        "the functions of the cell call each other too deeply: is there a recursion that does not end? "
        + "(The stack is full; the first lines of the traceback say where.)");

    private sealed class Scope : IDisposable
    {
        public void Dispose() => Local.Value = default;
    }
}

namespace Genex.Notebooks.Display;

/// <summary>
/// Which sink the code that runs now writes to. It follows the cell through awaits and the threads it starts; output from elsewhere (a library's own thread)
/// goes to the cell entered last.
/// </summary>
internal sealed class OutputScope : IDisposable
{
    private static readonly AsyncLocal<OutputScope?> Local = new();
    private static OutputScope? s_latest;
    private static long s_lastId;

    private readonly OutputScope? _outer = Local.Value;

    private OutputScope(IOutputSink sink) => Sink = sink;

    public IOutputSink Sink { get; }

    /// <summary>The sink of the running cell; null outside every cell.</summary>
    public static IOutputSink? Current => (Local.Value ?? Volatile.Read(ref s_latest))?.Sink;

    /// <summary>
    /// Gives the sink of the running cell something, after what native code wrote before has reached it. Whole or not at all, and with no lock left behind: code that is
    /// being interrupted is never stopped inside <c>finally</c>.
    /// </summary>
    /// <returns>False outside every cell.</returns>
    public static bool Emit<T>(T value, Action<IOutputSink, T> give)
    {
        IOutputSink? sink = null;
        try
        {
            // Empty: see above.
        }
        finally
        {
            NativeOutput.Drain();
            sink = Current;
            if (sink is not null)
                give(sink, value);
        }
        return sink is not null;
    }

    /// <summary>Makes the sink the current one until the scope is disposed of.</summary>
    public static OutputScope Enter(IOutputSink sink)
    {
        ConsoleCapture.Install();
        var scope = new OutputScope(sink);
        Local.Value = scope;
        Volatile.Write(ref s_latest, scope);
        return scope;
    }

    /// <summary>An id for a new display, unique in the process and the same in every run of the same notebook.</summary>
    public static string NewDisplayId() => $"display-{Interlocked.Increment(ref s_lastId)}";

    public void Dispose() => Local.Value = _outer;
}

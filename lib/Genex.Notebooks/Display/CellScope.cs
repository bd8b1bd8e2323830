namespace Genex.Notebooks.Display;

/// <summary>
/// Which cell the code that runs now belongs to: where its output goes and who answers its questions. It follows the cell through awaits and the threads it
/// starts; output from elsewhere (a library's own thread) goes to the cell entered last, a question from elsewhere to nobody.
/// </summary>
internal sealed class CellScope : IDisposable
{
    private static readonly AsyncLocal<CellScope?> Local = new();
    private static CellScope? s_latest;
    private static long s_lastId;

    private readonly CellScope? _outer = Local.Value;
    private readonly IOutputSink _sink;
    private readonly Func<string, bool, string>? _ask;

    private CellScope(IOutputSink sink, Func<string, bool, string>? ask) => (_sink, _ask) = (sink, ask);

    /// <summary>The sink of the running cell; null outside every cell.</summary>
    public static IOutputSink? Current => (Local.Value ?? Volatile.Read(ref s_latest))?._sink;

    /// <summary>
    /// Gives the sink of the running cell something, after what native code wrote before has reached it. Whole or not at all, and with no lock left behind:
    /// code that is being interrupted is never stopped inside <c>finally</c>.
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

    /// <summary>Asks the person in front of the running cell's notebook.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="hidden">Whether what is typed stays hidden.</param>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    public static string Ask(string prompt, bool hidden) => Local.Value?._ask?.Invoke(prompt, hidden)
        ?? throw new InvalidOperationException($"the cell asks for input ('{prompt}'), and nobody can be asked here: give the value as a parameter instead");

    /// <summary>Makes a cell the current one until the scope is disposed of.</summary>
    /// <param name="sink">Where its output goes.</param>
    /// <param name="ask">Who answers its questions; null for nobody.</param>
    public static CellScope Enter(IOutputSink sink, Func<string, bool, string>? ask)
    {
        ConsoleCapture.Install();
        var scope = new CellScope(sink, ask);
        Local.Value = scope;
        Volatile.Write(ref s_latest, scope);
        return scope;
    }

    /// <summary>An id for a new display, unique in the process and the same in every run of the same notebook.</summary>
    public static string NewDisplayId() => Invariant($"display-{Interlocked.Increment(ref s_lastId)}");

    public void Dispose() => Local.Value = _outer;
}

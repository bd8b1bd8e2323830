namespace Genex.Notebooks.Display;

/// <summary>
/// Which cell the code that runs now belongs to: where its output goes and who answers its questions. It follows the cell through awaits and the threads it
/// starts; output from elsewhere (a library's own thread) goes to the cell entered last, a question from elsewhere to nobody.
/// </summary>
internal sealed class CellScope : IDisposable
{
    private static readonly AsyncLocal<CellScope?> Local = new();
    private static CellScope? latest;
    private static long lastId;

    private readonly CellScope? outer = Local.Value;
    private readonly IOutputSink sink;
    private readonly Func<string, bool, string>? ask;

    private CellScope(IOutputSink sink, Func<string, bool, string>? ask) => (this.sink, this.ask) = (sink, ask);

    /// <summary>The sink of the running cell; null outside every cell.</summary>
    public static IOutputSink? Current => (Local.Value ?? Volatile.Read(ref latest))?.sink;

    /// <summary>
    /// Gives the sink of the running cell something, after what native code wrote before has reached it. Whole or not at all, and with no lock left behind:
    /// code that is being interrupted is never stopped inside <c>finally</c>.
    /// </summary>
    /// <returns>False outside every cell.</returns>
    public static bool Emit<T>(T value, Action<IOutputSink, T> give)
    {
        IOutputSink? current = null;
        try
        {
            // Empty: see above.
        }
        finally
        {
            NativeOutput.Drain();
            current = Current;
            if (current is not null)
                give(current, value);
        }
        return current is not null;
    }

    /// <summary>Asks the person in front of the running cell's notebook.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="hidden">Whether what is typed stays hidden.</param>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    public static string Ask(string prompt, bool hidden) => Local.Value?.ask?.Invoke(prompt, hidden)
        ?? throw new InvalidOperationException($"the cell asks for input ('{prompt}'), and nobody can be asked here: give the value as a parameter instead");

    /// <summary>Makes a cell the current one until the scope is disposed of.</summary>
    /// <param name="sink">Where its output goes.</param>
    /// <param name="ask">Who answers its questions; null for nobody.</param>
    public static CellScope Enter(IOutputSink sink, Func<string, bool, string>? ask)
    {
        ConsoleCapture.Install();
        LibraryDisplays.Install();
        var scope = new CellScope(sink, ask);
        Local.Value = scope;
        Volatile.Write(ref latest, scope);
        return scope;
    }

    /// <summary>An id for a new display, unique in the process and the same in every run of the same notebook.</summary>
    public static string NewDisplayId() => Invariant($"display-{Interlocked.Increment(ref lastId)}");

    public void Dispose() => Local.Value = outer;
}

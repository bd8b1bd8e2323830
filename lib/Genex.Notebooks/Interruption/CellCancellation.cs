namespace Genex.Notebooks.Interruption;

/// <summary>
/// The token by which the running cell is asked to stop. Libraries reach it without knowing this host: the application-wide datum <see cref="DataName"/> is a
/// <c>Func&lt;CancellationToken&gt;</c>; where it is missing, or no cell runs, nobody will ask.
/// </summary>
public static class CellCancellation
{
    /// <summary>The name for <see cref="AppContext.GetData"/>.</summary>
    public const string DataName = "Notebook.CellCancellation";

    private static readonly AsyncLocal<CancellationToken> Local = new();
    private static volatile bool s_asked;

    static CellCancellation() => AppContext.SetData(DataName, (Func<CancellationToken>)(() => Local.Value));

    /// <summary>The running cell's token.</summary>
    public static CancellationToken Token => Local.Value;

    /// <summary>Ends the running cell here when it has been asked to stop. The loops of a cell call it in every turn, so it costs next to nothing.</summary>
    /// <exception cref="OperationCanceledException">It has been asked to stop.</exception>
    public static void ThrowIfAsked()
    {
        if (s_asked)
            Token.ThrowIfCancellationRequested();
    }

    /// <summary>From now on loops look at their cell's token.</summary>
    internal static void Ask() => s_asked = true;

    /// <summary>Makes the token the running cell's until the scope is disposed of.</summary>
    internal static IDisposable Enter(CancellationToken token)
    {
        Local.Value = token;
        s_asked = token.IsCancellationRequested;
        return new Scope();
    }

    private sealed class Scope : IDisposable
    {
        public void Dispose() => Local.Value = default;
    }
}

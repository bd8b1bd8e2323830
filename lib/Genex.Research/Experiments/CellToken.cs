namespace Genex.Research.Experiments;

/// <summary>The token by which a notebook asks its running cell to stop, for calls that were given none.</summary>
internal static class CellToken
{
    /// <summary>The application-wide datum under which a notebook host leaves a <c>Func&lt;CancellationToken&gt;</c>; elsewhere it is missing, and nobody will
    /// ask.</summary>
    private const string DataName = "Notebook.CellCancellation";

    /// <summary>The token given, or the running cell's.</summary>
    internal static CancellationToken Or(CancellationToken given) =>
        !given.CanBeCanceled && AppContext.GetData(DataName) is Func<CancellationToken> running ? running() : given;
}

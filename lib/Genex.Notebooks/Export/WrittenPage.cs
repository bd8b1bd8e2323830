namespace Genex.Notebooks.Export;

/// <summary>A page that was written.</summary>
/// <param name="FileName">Its file in the site.</param>
/// <param name="TakenOut">What could act in a browser and was taken out, each kind with how often, such as <c>script</c>, <c>onclick</c>; empty where nothing
/// was, or where the notebook is trusted.</param>
public sealed record WrittenPage(string FileName, IReadOnlyDictionary<string, int> TakenOut)
{
    /// <summary>In words: "3 onclick, 1 script"; empty for nothing.</summary>
    public string TakenOutInWords => string.Join(", ", TakenOut.OrderByDescending(static one => one.Value).ThenBy(static one => one.Key, StringComparer.Ordinal)
        .Select(static one => Invariant($"{one.Value} {one.Key}")));
}

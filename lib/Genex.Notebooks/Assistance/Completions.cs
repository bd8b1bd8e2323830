namespace Genex.Notebooks.Assistance;

/// <summary>What could stand at a cursor.</summary>
/// <param name="Items">The candidates, best first.</param>
/// <param name="Start">Where the text begins that a candidate replaces, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Completions(IReadOnlyList<Completion> Items, int Start, int End);

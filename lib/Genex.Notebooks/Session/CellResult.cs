using Genex.Notebooks.Display;

namespace Genex.Notebooks.Session;

/// <summary>How a cell ended. What it showed on the way went to its sink.</summary>
/// <param name="Value">The forms of its last expression; null where it has none.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
public sealed record CellResult(MimeBundle? Value, CellError? Error);

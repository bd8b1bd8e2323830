namespace Genex.Notebooks.Running;

/// <summary>How one notebook's run ended.</summary>
/// <param name="File">The notebook as the caller named it.</param>
/// <param name="OutputFile">The executed notebook.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Unchanged">Whether nothing ran because the executed notebook was up to date.</param>
/// <param name="Duration">From the start of its process to its end; that of the earlier run where nothing ran.</param>
/// <param name="CellErrors">How many cells failed, the expected ones (tag <c>raises-exception</c>) not counted.</param>
/// <param name="Problem">One line that says what went wrong; null where nothing did.</param>
public sealed record NotebookOutcome(string File, string OutputFile, RunStatus Status, bool Unchanged, TimeSpan Duration, int CellErrors, string? Problem);

namespace Genex.Notebooks.Interruption;

/// <summary>A cell was stopped on request.</summary>
internal sealed class CellInterruptedException() : Exception("the cell was interrupted");

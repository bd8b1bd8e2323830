namespace Genex.Notebooks.Running;

/// <summary>Something that happened in a run, for whoever watches.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Cell">The number of the code cell that started or ended, from 1; 0 for the notebook as a whole.</param>
/// <param name="Cells">How many code cells the notebook runs.</param>
/// <param name="State">What happened.</param>
/// <param name="Duration">Of the cell or the notebook that ended.</param>
/// <param name="Detail">The cell's first line when it starts, the problem when it failed.</param>
public sealed record RunProgress(string File, int Cell, int Cells, RunProgressState State, TimeSpan Duration, string? Detail);

namespace Genex.Notebooks.Running;

/// <summary>What the process of a notebook tells the runner, one line of JSON each.</summary>
/// <param name="State">What happened.</param>
/// <param name="Cell">The code cell's number, from 1.</param>
/// <param name="Cells">How many code cells will run.</param>
/// <param name="Milliseconds">What the cell took.</param>
/// <param name="Detail">The first line of the cell, or its error.</param>
internal sealed record WorkerEvent(RunProgressState State, int Cell, int Cells, double Milliseconds, string? Detail);

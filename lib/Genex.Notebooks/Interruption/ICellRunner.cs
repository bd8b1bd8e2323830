namespace Genex.Notebooks.Interruption;

/// <summary>Where a cell's own code runs, as opposed to the compiler's and the host's.</summary>
internal interface ICellRunner
{
    /// <summary>Runs code of the cell's.</summary>
    /// <exception cref="CellInterruptedException">It was stopped before it came to an end.</exception>
    Task<T> RunAsync<T>(Func<Task<T>> code);

    /// <summary>Whether the cell has been asked to stop.</summary>
    bool IsInterrupted { get; }
}

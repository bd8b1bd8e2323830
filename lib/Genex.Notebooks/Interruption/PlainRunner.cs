namespace Genex.Notebooks.Interruption;

/// <summary>Runs a cell's code where the host runs; only the end of the process stops it.</summary>
internal sealed class PlainRunner : ICellRunner
{
    public static PlainRunner Instance { get; } = new();

    public bool IsInterrupted => false;

    public Task<T> RunAsync<T>(Func<Task<T>> code) => code();
}

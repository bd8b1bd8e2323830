using Genex.Notebooks.Running;

namespace Genex.Cli.Output;

/// <summary>Tells what a run of notebooks does: a line that stays for every notebook that ends and every cell that fails, and on a terminal the cell that runs
/// on the line of progress.</summary>
internal sealed class NotebookProgress(ProgressLine line) : IProgress<RunProgress>
{
    public void Report(RunProgress value)
    {
        string name = Path.GetFileNameWithoutExtension(value.File), cell = Invariant($"{name}  [{value.Cell}/{value.Cells}]");
        switch (value.State)
        {
            case RunProgressState.CellStarted:
                if (line.ChangesInPlace) line.Show(() => $"{cell}  {Shorten(value.Detail)}");
                break;
            case RunProgressState.CellFailed:
                line.Keep($"{cell} FAILED after {Seconds(value.Duration)}: {value.Detail}");
                break;
            case RunProgressState.NotebookEnded:
                line.Keep($"{name}: {(value.Detail is null ? "done" : "ended, " + value.Detail)} ({Seconds(value.Duration)})");
                break;
            case RunProgressState.NotebookUnchanged:
                line.Keep($"{name}: unchanged");
                break;
            default:
                break; // it starts, or a cell is done: the next line says more
        }
    }

    /// <summary>Once more at the end what did not go well, a line each.</summary>
    public static void Summarize(IReadOnlyList<NotebookOutcome> outcomes, TextWriter output)
    {
        foreach (NotebookOutcome outcome in outcomes.Where(one => one.Status != RunStatus.Ok || one.CellErrors > 0))
            output.WriteLine($"{Path.GetFileNameWithoutExtension(outcome.File)}  {Word(outcome)}  {outcome.Problem?.Split('\n')[0]}".TrimEnd());
    }

    private static string Word(NotebookOutcome outcome) => outcome.Status switch
    {
        RunStatus.Ok => Invariant($"{outcome.CellErrors} errors"),
        RunStatus.Failed => "FAILED",
        RunStatus.TimedOut => "TIMED OUT",
        _ => "DIED",
    };

    private static string Seconds(TimeSpan duration) => Invariant($"{duration.TotalSeconds:0.0} s");

    private static string Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? "";
}

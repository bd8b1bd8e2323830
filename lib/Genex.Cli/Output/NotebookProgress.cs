using Genex.Notebooks.Running;

namespace Genex.Cli.Output;

/// <summary>Tells what a run of notebooks does: a line that stays for everything that ends, and the cell that runs on the line of progress.</summary>
internal sealed class NotebookProgress(ProgressLine line) : IProgress<RunProgress>
{
    public void Report(RunProgress value)
    {
        string name = Path.GetFileNameWithoutExtension(value.File), cell = Invariant($"{name}  [{value.Cell}/{value.Cells}]");
        switch (value.State)
        {
            case RunProgressState.NotebookStarted:
                line.Keep($"{name}: starting");
                break;
            case RunProgressState.CellStarted:
                line.Show(() => $"{cell}  {Shorten(value.Detail)}");
                break;
            case RunProgressState.CellDone:
                line.Keep($"{cell} done in {Seconds(value.Duration)}");
                break;
            case RunProgressState.CellFailed:
                line.Keep($"{cell} FAILED after {Seconds(value.Duration)}: {value.Detail}");
                break;
            case RunProgressState.NotebookEnded:
                line.Keep($"{name}: {(value.Detail is null ? "done" : "ended, " + value.Detail)} ({Seconds(value.Duration)})");
                break;
            default:
                line.Keep($"{name}: unchanged");
                break;
        }
    }

    /// <summary>One line per notebook.</summary>
    public static void Summarize(IReadOnlyList<NotebookOutcome> outcomes, TextWriter output)
    {
        int width = outcomes.Max(outcome => Path.GetFileNameWithoutExtension(outcome.File).Length);
        output.WriteLine();
        foreach (NotebookOutcome outcome in outcomes)
        {
            string name = Path.GetFileNameWithoutExtension(outcome.File).PadRight(width);
            output.WriteLine($"{name}  {Word(outcome),-10} {Seconds(outcome.Duration),8}  {outcome.Problem?.Split('\n')[0]}".TrimEnd());
        }
    }

    private static string Word(NotebookOutcome outcome) => outcome.Unchanged ? "unchanged" : outcome.Status switch
    {
        RunStatus.Ok when outcome.CellErrors > 0 => Invariant($"{outcome.CellErrors} errors"),
        RunStatus.Ok => "ok",
        RunStatus.Failed => "FAILED",
        RunStatus.TimedOut => "TIMED OUT",
        _ => "DIED",
    };

    private static string Seconds(TimeSpan duration) => Invariant($"{duration.TotalSeconds:0.0} s");

    private static string Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? "";
}

using Genex.Notebooks.Running;

namespace Genex.Cli.Verbs;

/// <summary>Tells what a run of notebooks does, a line for everything that happens; on a terminal the line of a running cell is replaced by the next.</summary>
internal sealed class NotebookProgress(TextWriter output) : IProgress<RunProgress>
{
    private readonly Lock _gate = new();
    private readonly bool _terminal = !Console.IsErrorRedirected;

    public void Report(RunProgress value)
    {
        var name = Path.GetFileNameWithoutExtension(value.File);
        lock (_gate)
        {
            if (_terminal)
                output.Write("\r\e[K");
            switch (value.State)
            {
                case RunProgressState.NotebookStarted:
                    output.WriteLine($"{name}: starting");
                    break;
                case RunProgressState.CellStarted when _terminal:
                    output.Write($"{name}  [{value.Cell}/{value.Cells}]  {Shorten(value.Detail)}");
                    break;
                case RunProgressState.CellStarted:
                    output.WriteLine($"{name}  [{value.Cell}/{value.Cells}] …  {Shorten(value.Detail)}");
                    break;
                case RunProgressState.CellDone:
                    output.WriteLine($"{name}  [{value.Cell}/{value.Cells}] done in {Seconds(value.Duration)}");
                    break;
                case RunProgressState.CellFailed:
                    output.WriteLine($"{name}  [{value.Cell}/{value.Cells}] FAILED after {Seconds(value.Duration)}: {value.Detail}");
                    break;
                case RunProgressState.NotebookEnded:
                    output.WriteLine($"{name}: {(value.Detail is null ? "done" : "ended, " + value.Detail)} ({Seconds(value.Duration)})");
                    break;
                default:
                    output.WriteLine($"{name}: unchanged");
                    break;
            }
        }
    }

    /// <summary>One line per notebook.</summary>
    public static void Summarize(IReadOnlyList<NotebookOutcome> outcomes, TextWriter output)
    {
        var width = outcomes.Max(outcome => Path.GetFileNameWithoutExtension(outcome.File).Length);
        output.WriteLine();
        foreach (var outcome in outcomes)
            output.WriteLine($"{Path.GetFileNameWithoutExtension(outcome.File).PadRight(width)}  {Word(outcome),-10} {Seconds(outcome.Duration),8}  {outcome.Problem?.Split('\n')[0]}".TrimEnd());
    }

    private static string Word(NotebookOutcome outcome) => outcome.Unchanged ? "unchanged" : outcome.Status switch
    {
        RunStatus.Ok when outcome.CellErrors > 0 => $"{outcome.CellErrors} errors",
        RunStatus.Ok => "ok",
        RunStatus.Failed => "FAILED",
        RunStatus.TimedOut => "TIMED OUT",
        _ => "DIED",
    };

    private static string Seconds(TimeSpan duration) => $"{duration.TotalSeconds:0.0} s";

    private static string Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? "";
}

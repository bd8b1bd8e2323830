using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>Tells a notebook's reader how a run goes on: one line per run, to which each fold adds its number when it begins.</summary>
/// <param name="output">Where it is written; null: the console, which in a notebook is the running cell's output.</param>
public sealed class RunLog(TextWriter? output = null) : IProgress<RunProgress>
{
    private (string Run, int Fold) last = ("", -1);
    private bool open;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        TextWriter writer = output ?? Console.Out;
        if (last == (value.Specification.Id, value.Fold)) return;
        if (last.Run != value.Specification.Id)
        {
            if (open) writer.WriteLine(); // of a run that did not come to its last fold
            writer.Write($"{value.Specification.Label} {value.Specification.Task} {value.Specification.Protocol}, {Numbers.Count(value.Folds, "fold")}:");
        }

        last = (value.Specification.Id, value.Fold);
        open = value.Fold + 1 < value.Folds;
        writer.Write(Invariant($" {value.Fold + 1}{(open ? "" : "\n")}"));
    }
}

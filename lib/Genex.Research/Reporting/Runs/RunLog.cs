using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>Tells a notebook's reader how a run goes on: one line per run, to which each fold adds its number when it begins.</summary>
public sealed class RunLog : IProgress<RunProgress>
{
    private (string Run, int Fold) last = ("", -1);
    private bool open;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        if (last == (value.Specification.Id, value.Fold)) return;
        if (last.Run != value.Specification.Id)
        {
            if (open) Console.WriteLine(); // of a run that did not come to its last fold
            Console.Write($"{value.Specification.Label} {value.Specification.Task} {value.Specification.Protocol}, {Numbers.Count(value.Folds, "fold")}:");
        }

        last = (value.Specification.Id, value.Fold);
        open = value.Fold + 1 < value.Folds;
        Console.Write(Invariant($" {value.Fold + 1}{(open ? "" : "\n")}"));
    }
}

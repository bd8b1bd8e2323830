using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>Tells a notebook's reader how a run goes on: one line per fold.</summary>
public sealed class RunLog : IProgress<RunProgress>
{
    private (string Run, int Fold) last = ("", -1);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        if (last == (value.Specification.Id, value.Fold)) return;
        last = (value.Specification.Id, value.Fold);
        Console.WriteLine(
            Invariant($"{value.Specification.Label} {value.Specification.Task} {value.Specification.Protocol}: fold {value.Fold + 1} of {value.Folds}, ")
            + Invariant($"{value.FoldName}"));
    }
}

using System.Text.Json;

namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>How far a sweep has come, as the store says now.</summary>
/// <param name="Name">The sweep's.</param>
/// <param name="Runs">Runs in all.</param>
/// <param name="Done">Runs that are finished.</param>
/// <param name="Items">Runs that are given out, or folds where they are apart.</param>
/// <param name="DoneItems">Of those, trained.</param>
/// <param name="UnderWay">Of those, somebody works on them.</param>
/// <param name="Failed">Of those, failed; they are not tried again.</param>
/// <param name="Cancelled">Whether the sweep was cancelled.</param>
/// <param name="Failures">A line each.</param>
/// <param name="Given">Who was given what; null before anybody was.</param>
internal sealed record SweepStatus(
    string Name, int Runs, int Done, int Items, int DoneItems, int UnderWay, int Failed, bool Cancelled, IReadOnlyList<string> Failures, SweepGiven? Given)
{
    /// <summary>Neither done, under way nor failed: waiting to be given out, or lost.</summary>
    public int Open => Items - DoneItems - UnderWay - Failed;

    /// <summary>Whether every run is finished.</summary>
    public bool IsWhole => Done == Runs;

    /// <summary>Looks at a sweep.</summary>
    public static SweepStatus Of(SweepFolder sweep)
    {
        IReadOnlySet<string> held = RunLock.Held(sweep.Store.Folder);
        Dictionary<string, bool> finished = sweep.Items.DistinctBy(item => item.Run).ToDictionary(item => item.Run, item => item.IsFinished(sweep.Store));
        string[] failures = [.. Enumerable.Range(0, sweep.Items.Count).Select(sweep.FailureOf).OfType<string>()];
        bool[] done = [.. sweep.Items.Select(item => finished[item.Run] || item.IsTrained(sweep.Store))];
        return new(
            sweep.Name, finished.Count, finished.Count(run => run.Value), sweep.Items.Count, done.Count(one => one),
            Enumerable.Range(0, done.Length).Count(index => !done[index] && sweep.Items[index].IsHeld(held)), failures.Length, sweep.IsCancelled, failures,
            sweep.Given);
    }

    /// <summary>For programs.</summary>
    /// <param name="jobs">Jobs that SLURM has not ended: id and state of each.</param>
    public string ToJson(IReadOnlyList<(string Id, string State)> jobs) => JsonSerializer.Serialize(
        new
        {
            Name,
            Runs,
            Done,
            Items,
            DoneItems,
            UnderWay,
            Open,
            Failed,
            Cancelled,
            Failures,
            Given?.Engine,
            Given?.Round,
            Jobs = jobs.Select(job => new { job.Id, job.State }),
        }, RunJson.Readable);

    /// <summary>One line.</summary>
    public override string ToString() => Invariant($"{Name}: {Done} of {Runs} runs done")
        + (Items == Runs ? "" : Invariant($" ({DoneItems} of {Items} folds)"))
        + Invariant($", {UnderWay} under way, {Open} open, {Failed} failed{(Cancelled ? "; cancelled" : "")}.");
}

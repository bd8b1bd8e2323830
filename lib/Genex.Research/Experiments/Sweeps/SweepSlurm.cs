using System.Globalization;

namespace Genex.Research.Experiments;

#pragma warning disable MA0182 // used by the command, which sees internal members

/// <summary>Gives a sweep to SLURM: a job array with a task per element, and a job after it that looks for what was lost and gives it out again.</summary>
/// <param name="sweep">The sweep; its folder, the study, the caches and the program lie where every node sees them.</param>
/// <param name="program">The genex program, to be completed with arguments.</param>
internal sealed class SweepSlurm(SweepFolder sweep, IReadOnlyList<string> program)
{
    // What a job that only looks and submits has no use for.
    private static readonly string[] ForWorkAlone = ["--gres", "--gpus", "-G", "--mem", "--exclusive", "--constraint", "-C"];

    private string JobName => $"genex-{sweep.Name}";

    private string CollectorName => $"{JobName}-collect";

    /// <summary>Jobs of the sweep that SLURM has not ended: id and state of each.</summary>
    public IReadOnlyList<(string Id, string State)> Jobs() =>
    [
        .. SlurmCommand.Run("squeue", "--noheader", "--array", $"--name={JobName},{CollectorName}", "--format=%i %T")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Split(' ', 2)).Select(cells => (cells[0], cells[1])),
    ];

    /// <summary>The same for whoever only looks: none where SLURM's commands are not installed.</summary>
    public IReadOnlyList<(string Id, string State)> SeenJobs()
    {
        try
        {
            return Jobs();
        }
        catch (NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>Submits elements as an array, or several where SLURM allows no array so long, and the job that collects.</summary>
    /// <param name="elements">Their numbers.</param>
    /// <param name="given">The round, and what sbatch is told.</param>
    /// <param name="jobs">Most tasks at a time; 0 leaves it to SLURM.</param>
    public SweepGiven Submit(IReadOnlyList<int> elements, SweepGiven given, int jobs)
    {
        string list = Path.Combine(sweep.Place, Invariant($"round-{given.Round}.txt"));
        AtomicFile.Write(list, string.Join('\n', elements.Select(element => Invariant($"{element}"))) + "\n");
        string script = Script(Invariant($"round-{given.Round}.sh"),
            $"exec {Quoted(program)} sweep-element {Quoted(sweep.Place)} \"$(sed -n \"$((SLURM_ARRAY_TASK_ID + $1 + 1))p\" {Quoted(list)})\"");
        int most = MostTasks();
        foreach (int first in Enumerable.Range(0, (elements.Count + most - 1) / most).Select(part => part * most))
        {
            int last = Math.Min(most, elements.Count - first) - 1;
            string id = Sbatch(JobName, sweep.Log("%A_%a"), given.Options,
                [
                    Invariant($"--array=0-{last}{(jobs > 0 ? Invariant($"%{jobs}") : "")}"), Invariant($"--cpus-per-task={sweep.Order.Plan.Threads}"),
                    "--signal=B:TERM@60", script, Invariant($"{first}"),
                ]);
            sweep.Given = given = given with { Arrays = [.. given.Arrays, id] };
        }

        string collect = Script(Invariant($"collect-{given.Round}.sh"),
            $"exec {Quoted(program)} sweep-collect {Quoted(sweep.Place)} --jobs {Invariant($"{jobs}")}");
        string[] options = [.. given.Options.Where(option => !ForWorkAlone.Any(own => option.StartsWith(own, StringComparison.Ordinal)))];
        sweep.Given = given = given with
        {
            Collector = Sbatch(CollectorName, sweep.Log(Invariant($"collect-{given.Round}")), options,
                [$"--dependency=afterany:{string.Join(':', given.Arrays)}", collect]),
        };
        return given;
    }

    /// <summary>After the jobs of a round: submits what was lost once more, while a round is left.</summary>
    /// <returns>Elements that are still to be done, and whether they were submitted.</returns>
    public (IReadOnlyList<int> Open, bool Submitted) Collect(int jobs, CancellationToken cancellation)
    {
        using RunLock alone = Alone(cancellation);
        IReadOnlyList<int> open = sweep.Open();
        if (open.Count == 0 || sweep.IsCancelled || sweep.Given is not { } given || given.Round >= given.Rounds) return (open, false);
        Submit(open, given with { Round = given.Round + 1, Arrays = [], Collector = null }, jobs);
        return (open, true);
    }

    /// <summary>Ends every job of the sweep.</summary>
    public void Cancel(CancellationToken cancellation)
    {
        using RunLock alone = Alone(cancellation); // a collector that is just submitting is waited for
        foreach (string name in (string[])[CollectorName, JobName]) SlurmCommand.Run("scancel", $"--name={name}");
    }

    /// <summary>Held by whoever submits.</summary>
    public RunLock Alone(CancellationToken cancellation) => RunLock.Take(sweep.Store.Folder, $"sweep-{sweep.Name}", cancellation);

    private static int MostTasks()
    {
        const string Name = "MaxArraySize";
        string? line = SlurmCommand.Run("scontrol", "show", "config").Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        return line is not null && int.TryParse(line.Split('=')[^1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0
            ? size : 1001; // SLURM's own default; an index is below it
    }

    private string Sbatch(string name, string log, IEnumerable<string> options, IEnumerable<string> own) => SlurmCommand.Run("sbatch",
        [
            "--parsable", $"--job-name={name}", $"--output={log}", "--open-mode=append", $"--chdir={sweep.Place}", .. options, .. own,
        ]).Split(';')[0]; // "4711;cluster" where there are several

    private string Script(string name, string work)
    {
        string path = Path.Combine(sweep.Place, name);
        IEnumerable<(string Name, string Value)> variables =
        [
            .. SweepThreads.Variables(sweep.Order.Plan.Threads),
            .. EnvironmentVariables.All.Where(variable => variable.Value is not null)
                .Select(variable => (variable.Name, Path.Exists(variable.Value) ? Path.GetFullPath(variable.Value!) : variable.Value!)),
        ];
        AtomicFile.Write(path, $"#!/bin/bash\n{string.Concat(variables.Select(one => $"export {one.Name}={Quoted(one.Value)}\n"))}{work}\n");
        return path;
    }

    private static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Models.Weights;

namespace Genex.Cli.Verbs;

/// <summary><c>genex sweep</c>: many runs from one plan, on this machine's cores or on a cluster.</summary>
internal static class SweepVerb
{
    private const string Text = """
        The plan is a JSON file; every combination of what it names is a run, the very one that genex train makes. What it
        does not name has its default, apart from the models:
          { "models": ["P.1", "F.1"], "tasks": ["attention"], "protocols": ["lopo"], "profiles": ["study"], "signals": ["all", "5"],
            "settings": [{}, { "epochs": 40, "learningRate": 0.001 }, { "file": "mine.json" }], "seeds": [1, 2, 3, 4, 5],
            "foldsApart": false, "together": 1, "threads": 1 }

        An element of "settings" changes the profile's by file (as genex train --print-settings writes), epochs, batch,
        learningRate, modalityDropout, moments, precision (float32 or bf16) and chooseEpochBy (loss, macro-f1 or auroc).
        "foldsApart" gives out the folds of a run one by one, "together" is how many runs (or folds) one process is given at
        once, "threads" how many threads it computes with, whatever the engine.

        local: processes on this machine; an element whose process dies is given out again. slurm: one job array with a task
        per element, and a job after it that gives out again what was lost; the plan's study, the store, the caches and the
        program must lie where every node sees them. environment/SLURM.md has more, with GPUs.

        The same command again does what is missing; finished runs are found. --status and --cancel need the same plan,
        --data and --store.

        Exit codes: 0 done, or submitted; 1 a run failed or was lost; 2 unusable input; 3 blocked data; 130 cancelled.

        Examples:
          genex sweep plan.json
          genex sweep plan.json --jobs 4 --data prepared --store /shared/runs
          genex sweep plan.json --engine slurm --data /shared/study --store /shared/runs --sbatch "--partition=gpu --gres=gpu:1 --time=4:00:00"
          genex sweep plan.json --status --data /shared/study --store /shared/runs
          genex sweep plan.json --cancel --data /shared/study --store /shared/runs
        """;

    private static readonly Argument<string> Plan = new("plan") { Description = "JSON file that names models, tasks, protocols, settings and seeds." };

    private static readonly Option<string> Engine = new Option<string>("--engine")
    {
        Description = "Who does the runs: local (this machine's cores) or slurm (a job array of a cluster).",
        DefaultValueFactory = _ => "local",
    }.AcceptOnlyFromAmong("local", "slurm");

    private static readonly Option<int> Jobs = Common.Jobs("processes, or tasks of the array. 0: as many as cores, or as SLURM lets.", 0);

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "Most times that an element is given out whose process died or whose job was lost.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<string[]> Sbatch = new("--sbatch")
    {
        Description = "Options for sbatch, with spaces between them; may be given several times.",
    };

    private static readonly Option<bool> Status = new("--status") { Description = "Say how far the sweep has come, and do nothing." };

    private static readonly Option<bool> Cancel = new("--cancel") { Description = "End the sweep's processes or jobs; what they did is kept." };

    static SweepVerb()
    {
        Jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0) result.AddError("--jobs must be 0 or more.");
        });
        Rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be 1 or more.");
        });
    }

    public static Verb Create() => new Verb(
        "sweep", "Make many runs from one plan, on this machine's cores or by SLURM.", Text,
        "finished runs and epochs are kept, and the same command goes on from there")
    {
        Plan, Engine, Jobs, Rounds, Sbatch, Status, Cancel, Common.Data, Common.Body, Common.TimeFormat, Common.Region, Common.Face, Common.Device,
        Common.Store, Common.Accept, Common.Json,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string plan = result.GetRequiredValue(Plan);
        RunStore store = Common.StoreOf(result);
        SweepOrder order = OrderOf(plan, result);
        string place = SweepFolder.PlaceOf(plan, order, store);
        if (result.GetValue(Status)) return Say(SweepFolder.Open(place), result);
        if (result.GetValue(Cancel)) return End(SweepFolder.Open(place), cancellation);
        return result.GetValue(Engine) == "slurm" ? Submit(place, order, store, result, cancellation) : Work(place, order, store, result, cancellation);
    }

    private static SweepOrder OrderOf(string plan, ParseResult result) => new()
    {
        Plan = SweepPlan.Read(plan),
        Data = Path.GetFullPath(result.GetRequiredValue(Common.Data)),
        TimeFormat = result.GetValue(Common.TimeFormat),
        Region = result.GetValue(Common.Region),
        Face = result.GetValue(Common.Face) is { } face ? File.Exists(face) ? Path.GetFullPath(face) : face : null,
        Device = result.GetRequiredValue(Common.Device),
        AcceptFindings = result.GetValue(Common.Accept),
        Body = result.GetValue(Common.Body) is { } body ? body == "random" ? body : OnnxBodyFile.Import(body).Id : null,
    };

    private static int Work(string place, SweepOrder order, RunStore store, ParseResult result, CancellationToken cancellation)
    {
        SweepFolder sweep;
        using (ProgressLine line = new())
        {
            using RunLock alone = RunLock.Take(store.Folder, $"sweep-{Path.GetFileName(place)}", cancellation);
            sweep = SweepFolder.LayOut(place, order, store, line.Loading(), cancellation);
            int jobs = result.GetValue(Jobs) is > 0 and int asked ? asked : Math.Max(1, Environment.ProcessorCount / order.Plan.Threads);
            new SweepLocal(sweep, [.. SweepWorkVerbs.Program, "sweep-element", sweep.Place], jobs, result.GetValue(Rounds))
                .Run(line.Counted("sweeping"), cancellation);
        }

        return Say(sweep, result);
    }

    private static int Submit(string place, SweepOrder order, RunStore store, ParseResult result, CancellationToken cancellation)
    {
        using ProgressLine line = new();
        using RunLock alone = RunLock.Take(store.Folder, $"sweep-{Path.GetFileName(place)}", cancellation);
        if (Directory.Exists(place) && new SweepSlurm(SweepFolder.Open(place), []).Jobs() is { Count: > 0 } jobs)
        {
            throw new ArgumentException(Invariant($"{Path.GetFileName(place)} is under way: {jobs.Count} jobs, {jobs[0].Id} for one; --status says how far it ")
                + "is, --cancel ends it.");
        }

        var sweep = SweepFolder.LayOut(place, order, store, line.Loading(), cancellation);
        IReadOnlyList<int> open = sweep.Open();
        string[] options = [.. (result.GetValue(Sbatch) ?? []).SelectMany(some => some.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        SweepGiven? given = open.Count == 0 ? null
            : new SweepSlurm(sweep, SweepWorkVerbs.Program).Submit(open, new("slurm", 1, result.GetValue(Rounds), [], null, options), result.GetValue(Jobs));
        line.Keep(given is null ? "Nothing is left to do." : Invariant($"{open.Count} elements submitted as {string.Join(", ", given.Arrays)}; ")
            + $"{given.Collector} follows and gives out again what was lost. {sweep.Place}/logs has what they say.");
        return given is null ? Say(sweep, result) : ExitCode.Done;
    }

    private static int End(SweepFolder sweep, CancellationToken cancellation)
    {
        sweep.IsCancelled = true;
        if (sweep.Given?.Engine == "slurm") new SweepSlurm(sweep, []).Cancel(cancellation);
        Console.WriteLine(SweepStatus.Of(sweep));
        return ExitCode.Done;
    }

    private static int Say(SweepFolder sweep, ParseResult result)
    {
        var status = SweepStatus.Of(sweep);
        IReadOnlyList<(string Id, string State)> jobs = status.Given?.Engine == "slurm" ? new SweepSlurm(sweep, []).SeenJobs() : [];
        if (result.GetValue(Common.Json)) Console.WriteLine(status.ToJson(jobs));
        else
        {
            Console.WriteLine(Terminal.Wrap(status.ToString()));
            string states = string.Join(", ", jobs.CountBy(job => job.State).Select(one => Invariant($"{one.Value} {one.Key}")));
            if (jobs.Count > 0) Console.WriteLine($"SLURM: {states}.");
            foreach (string failure in status.Failures) Console.WriteLine(Terminal.Wrap($"failed: {failure}"));
        }

        return result.GetValue(Status) || status.IsWhole ? ExitCode.Done : ExitCode.Failed;
    }
}

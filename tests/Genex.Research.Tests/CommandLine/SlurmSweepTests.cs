using System.Diagnostics;
using System.Text.Json.Nodes;
using Genex.Research.Experiments;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.CommandLine;

/// <summary><c>genex sweep --engine slurm</c> against a real SLURM with two nodes.</summary>
public sealed class SlurmSweepTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-slurm-sweep-");

    public void Dispose() => folder.Delete(recursive: true);

    [SlurmFact]
    public void Forty_runs_over_an_array_come_to_the_local_store_with_a_job_cancelled_a_process_killed_and_a_node_drained()
    {
        string plan = Prepare("""
            { "models": ["A.1", "B.1"], "tasks": ["attention"], "protocols": ["report-b"], "settings": [{ "epochs": 1 }],
            "seeds": [SEEDS] }
            """.Replace("SEEDS", string.Join(", ", Enumerable.Range(1, 20)), StringComparison.Ordinal));
        Done(Sweep(plan, "local"));
        Done(Sweep(plan, "cluster", "--engine", "slurm"));
        (int code, _, string again) = Sweep(plan, "cluster", "--engine", "slurm");
        Assert.Equal(2, code);
        Assert.Contains("is under way", again, StringComparison.Ordinal);

        WaitFor("3 runs", () => SweepStore.Runs(In("cluster")).Length >= 3);
        WaitFor("a job that is cancelled while it runs", () => Running().FirstOrDefault() is { } job && IsCancelled(job));
        int killed = 0;
        WaitFor("a process that is killed while it trains", () =>
        {
            killed = Directory.EnumerateFiles(Path.Combine(In("cluster"), ".locks"), "*.holder").Select(ProcessOf).FirstOrDefault();
            return killed > 0 && Kill(killed);
        });
        SlurmCommand.Run("scontrol", "update", "nodename=n2", "state=drain", "reason=test");
        try
        {
            JsonNode status = WaitForEnd(plan, "cluster");
            Assert.True(status["done"]!.GetValue<int>() == 40, $"{status}{Logs()}");
            Assert.Equal(2, status["round"]!.GetValue<int>());
            Assert.Equal(0, status["failed"]!.GetValue<int>());
            Assert.Contains("drain", SlurmCommand.Run("sinfo", "--noheader", "--Node", "--nodes=n2", "--format=%T"), StringComparison.Ordinal);
            string lost = File.ReadAllText(Directory.EnumerateFiles(In("cluster"), "collect-1.log", SearchOption.AllDirectories).Single());
            Assert.Matches("Lost: elements [0-9]+(, [0-9]+)?; given out again, round 2\\.", lost);
        }
        finally
        {
            SlurmCommand.Run("scontrol", "update", "nodename=n2", "state=resume");
        }

        SweepStore.AssertSame(In("local"), In("cluster"));
    }

    [SlurmFact]
    public void Folds_that_are_given_out_apart_come_to_the_run_that_is_made_whole()
    {
        const string Whole = """{ "models": ["A.1"], "tasks": ["attention"], "protocols": ["lopo"], "settings": [{ "epochs": 1 }], "seeds": [1, 2] }""";
        string plan = Prepare(Whole);
        Done(Sweep(plan, "local"));
        File.WriteAllText(plan, Whole.Replace("{ \"models\"", "{ \"foldsApart\": true, \"together\": 2, \"models\"", StringComparison.Ordinal));
        Done(Sweep(plan, "cluster", "--engine", "slurm"));
        Assert.Equal(2, WaitForEnd(plan, "cluster")["done"]!.GetValue<int>());
        SweepStore.AssertSame(In("local"), In("cluster"));
    }

    [SlurmFact]
    public void A_sweep_that_is_cancelled_ends_its_jobs_and_gives_nothing_out_again()
    {
        string plan = Prepare("""
            { "models": ["A.1"], "tasks": ["attention"], "protocols": ["lopo"], "settings": [{ "epochs": 400 }], "seeds": [1, 2, 3, 4] }
            """);
        Done(Sweep(plan, "cluster", "--engine", "slurm"));
        WaitFor("a job that runs", () => Running().Any());
        Done(Sweep(plan, "cluster", "--cancel"));
        JsonNode status = WaitForEnd(plan, "cluster");
        Assert.True(status["cancelled"]!.GetValue<bool>());
        Assert.Equal(1, status["round"]!.GetValue<int>());
        Assert.True(status["done"]!.GetValue<int>() < 4);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Prepare(string plan)
    {
        StudySimulator.Write(In("study"), new SimulationSettings { Participants = 4, Seconds = 12, FrameWidth = 320, FrameHeight = 180, Seed = 1 });
        File.WriteAllText(In("plan.json"), plan);
        return In("plan.json");
    }

    private (int Code, string Output, string Error) Sweep(string plan, string store, params string[] more) => GenexProcess.RunWith(
        new Dictionary<string, string> { ["GENEX_CACHE"] = In("cache") },
        ["sweep", plan, "--data", In("study"), "--store", In(store), "--accept-findings", .. more]);

    private static void Done((int Code, string Output, string Error) ran) => Assert.True(ran.Code == 0, ran.Output + ran.Error);

    private static IEnumerable<string> Running() => SlurmCommand.Run("squeue", "--noheader", "--array", "--states=RUNNING", "--format=%i")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(id => id.Contains('_', StringComparison.Ordinal));

    // False where the job was done before it could be cancelled.
    private static bool IsCancelled(string job)
    {
        SlurmCommand.Run("scancel", job);
        string state = "";
        WaitFor($"the end of job {job}", () =>
        {
            state = SlurmCommand.Run("scontrol", "show", "job", job);
            return !state.Contains("JobState=RUNNING", StringComparison.Ordinal) && !state.Contains("JobState=COMPLETING", StringComparison.Ordinal);
        });
        return state.Contains("JobState=CANCELLED", StringComparison.Ordinal);
    }

    private JsonNode WaitForEnd(string plan, string store)
    {
        JsonNode status = new JsonObject();
        WaitFor("the end of every job", () =>
        {
            (int code, string output, string error) = Sweep(plan, store, "--status", "--json");
            Assert.True(code == 0, error);
            status = JsonNode.Parse(output)!;
            return status["jobs"]!.AsArray().Count == 0;
        });
        return status;
    }

    private string Logs() => string.Concat(Directory.EnumerateFiles(In("cluster"), "*.log", SearchOption.AllDirectories)
        .Select(log => $"\n{Path.GetFileName(log)}: {File.ReadAllText(log)}"));

    private static int ProcessOf(string holder)
    {
        try
        {
            string? line = File.ReadLines(holder).FirstOrDefault(line => line.StartsWith("process ", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line["process ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // done in the meantime
        }
    }

    private static bool Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            return false; // it has ended in the meantime
        }
    }

    private static void WaitFor(string what, Func<bool> there)
    {
        var watch = Stopwatch.StartNew();
        while (!there())
        {
            Assert.True(watch.Elapsed < Patience, $"{what} did not come in time");
            Thread.Sleep(300);
        }
    }
}

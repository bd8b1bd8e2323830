using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Genex.Research.Tests.CommandLine;

/// <summary><c>genex sweep</c> on this machine's cores.</summary>
[Collection(SmallStudyTests.Name)]
public sealed class SweepVerbTests(SmallStudy study) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-sweep-verb-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_workers_element_is_given_out_again_a_run_that_cannot_be_made_is_told_and_the_others_are_those_of_train()
    {
        string plan = Write("""
            { "models": ["A.1"], "tasks": ["attention"], "protocols": ["report-b"], "settings": [{ "epochs": 1 }, { "epochs": 1, "learningRate": 1e30 }] }
            """);
        using Process sweep = GenexProcess.StartWith(new Dictionary<string, string> { ["GENEX_CACHE"] = study.In("cache") }, Arguments(plan, "--jobs", "1"));
        Task<string> error = sweep.StandardError.ReadToEndAsync(), output = sweep.StandardOutput.ReadToEndAsync();
        int killed = 0;
        for (var watch = Stopwatch.StartNew(); killed == 0 && !sweep.HasExited && watch.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(20))
            killed = KilledHolder();
        await sweep.WaitForExitAsync();
        (string said, string told) = (await error, await output);
        Assert.True(sweep.ExitCode == 1, said);
        Assert.True(killed > 0, said);
        Assert.Contains("has died (time 1 of 3); it is given out again.", said, StringComparison.Ordinal);
        Assert.Contains("1 of 2 runs done, 0 under way, 0 open, 1 failed.", told, StringComparison.Ordinal);
        Assert.Contains("loss became", told, StringComparison.Ordinal);

        // The run that could be made is the very one of genex train, which finds it finished.
        (int code, _, string found) = study.Run([.. study.Train, "--store", In("runs")]);
        Assert.Equal(0, code);
        Assert.Contains("was finished before", found, StringComparison.Ordinal);
        (_, string status, _) = study.Run(Arguments(plan, "--status", "--json"));
        Assert.Equal((1, 0), (JsonNode.Parse(status)!["done"]!.GetValue<int>(), JsonNode.Parse(status)!["open"]!.GetValue<int>()));
    }

    [Fact]
    public void What_cannot_be_done_ends_with_2_and_says_why()
    {
        string plan = Write("""{ "models": ["A.1"], "tasks": ["attention"], "seed": 1 }""");
        (int code, _, string error) = study.Run(Arguments(plan));
        Assert.Equal(2, code);
        Assert.Contains("'seed'", error, StringComparison.Ordinal);
        plan = Write("""{ "models": ["A.1"], "tasks": ["attention"] }""");
        (code, _, error) = study.Run(Arguments(plan, "--status"));
        Assert.Equal(2, code);
        Assert.Contains("is no sweep", error, StringComparison.Ordinal);
        Assert.Equal(2, study.Run(Arguments(plan, "--jobs", "-1")).Code);
    }

    private string[] Arguments(string plan, params string[] more) =>
        ["sweep", plan, "--data", study.Study, "--store", In("runs"), "--accept-findings", .. more];

    private string In(string name) => Path.Combine(folder.FullName, name);

    private string Write(string plan)
    {
        File.WriteAllText(In("plan.json"), plan);
        return In("plan.json");
    }

    // The process that says to work on a run, killed.
    private int KilledHolder()
    {
        if (!Directory.Exists(In("runs/.locks"))) return 0;
        foreach (string holder in Directory.EnumerateFiles(In("runs/.locks"), "A.1*.holder"))
        {
            try
            {
                int id = int.Parse(File.ReadAllLines(holder)[2]["process ".Length..], System.Globalization.CultureInfo.InvariantCulture);
                using var worker = Process.GetProcessById(id);
                worker.Kill();
                return id;
            }
            catch (Exception problem) when (problem is IOException or ArgumentException or IndexOutOfRangeException or InvalidOperationException)
            {
                // Being written, or done in the meantime.
            }
        }

        return 0;
    }
}

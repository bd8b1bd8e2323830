using System.CommandLine;
using System.Diagnostics;
using Genex.Benchmarks.Store;
using Genex.Cli.Frame;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Benchmarks;

/// <summary><c>store</c>: lists and comparisons of a store of many runs.</summary>
internal static class StoreVerb
{
    private static readonly Option<int> Runs = new("--count") { Description = "Finished runs in the store.", DefaultValueFactory = _ => 2000 };
    private static readonly Option<string?> Folder =
        new("--folder") { Description = "Keep the store here, and take it as it is when it is there. Default: a temporary folder that is deleted." };

    private static readonly Option<bool> OnlyMake = new("--only-make") { Description = "Make the store and measure nothing." };

    public static Verb Create() => new Verb("store", "Measure lists and comparisons of a store of many runs.", """
        The runs are copies of one small run (9 folds, 477 samples) under other models, seeds and studies, 20 a study. The first list of a store reads and
        checks every run and writes the index; later ones read what has changed. A comparison is of the main study. Memory is the most that the process held,
        in the order shown.

        Examples:
          environment/genex bench store
          environment/genex bench store --count 10000 --folder /tmp/store
        """) { Runs, Folder, OnlyMake }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string? kept = result.GetValue(Folder);
        string folder = kept ?? Directory.CreateTempSubdirectory("genex-store-").FullName;
        try
        {
            bool made = Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any();
            if (result.GetValue(OnlyMake)) MadeStore.Make(folder, result.GetValue(Runs), cancellation);
            else if (!made) MakeElsewhere(folder, result.GetValue(Runs));
            if (!result.GetValue(OnlyMake)) Measure(new RunStore(folder));
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }

        return ExitCode.Done;
    }

    // In a process of its own: training takes more memory than anything that is measured.
    private static void MakeElsewhere(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        using Process process = Process.Start(Environment.ProcessPath!,
            [typeof(StoreVerb).Assembly.Location, "store", "--only-make", "--folder", folder, "--count", Invariant($"{count}")]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(Invariant($"making the store ended with {process.ExitCode}"));
    }

    private static void Measure(RunStore store)
    {
        Console.WriteLine(Invariant($"before: {PeakMegabytes():0} MB"));
        Time("list", () => store.List().Count);
        Time("list again", () => store.List().Count);
        Time("compare", () => Compare(store));
        Time("compare again", () => Compare(store));
    }

    private static int Compare(RunStore store)
    {
        IReadOnlyList<RunEntry> stored = store.List();
        string? study = Comparison.MainStudy(stored);
        IReadOnlyList<ComparisonGroup> groups = Comparison.Groups(store.Read(stored.Where(run => run.Study == study)));
        _ = groups.ToJson();
        return groups.Sum(group => group.Runs.Count);
    }

    private static void Time(string name, Func<int> measured)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        int count = measured();
        TimeSpan used = Environment.CpuUsage.TotalTime - before; // other programs make the clock's time longer, and hardly this
        Console.WriteLine(Invariant($"{name,-14} {count,6} runs {watch.Elapsed.TotalSeconds,8:0.000} s  {used.TotalSeconds,8:0.000} s of processor time  ")
            + Invariant($"most {PeakMegabytes():0} MB"));
    }

    private static double PeakMegabytes()
    {
        using Process own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 / 1e6;
    }
}

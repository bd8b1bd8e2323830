using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Genex.Benchmarks.Kills;

/// <summary>Kills work at seeded moments, starts it again, and compares what it then leaves with what work leaves that nobody disturbs.</summary>
/// <param name="folder">Where everything is written; empty.</param>
internal sealed class KillTrials(string folder)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private string Place => Path.Combine(folder, "place");

    private string Study => Path.Combine(folder, "study");

    private string Notebook => Path.Combine(folder, "notebook.ipynb");

    /// <summary>What is killed.</summary>
    public IReadOnlyList<KilledWork> Works =>
    [
        new("simulate", ["data", "simulate", "--out", In("out"), "--participants", "2", "--seconds", "12", "--seed", "1"]),
        new("prepare", ["data", "prepare", Study, "--out", In("prepared"), "--image-size", "64"]),
        new("align", ["data", "align", Study, "--out", In("rows.parquet")]),
        new("train", ["kill", "--work", "train", "--in", folder], new Regex("\"(seconds|memoryMegabytes|started)\": [^,\n]+", Options),
            new Regex(@"(history\.csv|checksums\.sha256|events\.out\.tfevents\.0\.genex)$", Options)),
        new("import", ["kill", "--work", "import", "--in", folder]),
        new("notebook", ["notebooks", "run", Notebook, "--out", In("out")], new Regex("\"duration_seconds\": [^,\n]+", Options)),
    ];

    private string In(string name) => Path.Combine(Place, name);

    /// <summary>Makes what the work reads.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(folder);
        ThrowAwayWork.MakeInputs(folder);
        Require(["data", "simulate", "--out", Study, "--participants", "3", "--seconds", "12", "--seed", "1"]);
        string[] cells =
        [
            "var numbers = Enumerable.Range(0, 20000).ToArray(); numbers.Sum()", "System.Threading.Thread.Sleep(300); Console.WriteLine(\"two\");",
            "string.Join(' ', numbers)",
        ];
        File.WriteAllText(Notebook, new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "genex-csharp", ["language"] = "C#" } },
            ["cells"] = new JsonArray([.. cells.Select((source, place) => new JsonObject
            {
                ["id"] = Invariant($"cell{place}"),
                ["cell_type"] = "code",
                ["metadata"] = new JsonObject(),
                ["execution_count"] = null,
                ["source"] = source,
                ["outputs"] = new JsonArray(),
            })]),
        }.ToJsonString());
    }

    /// <summary>Kills one kind of work.</summary>
    /// <param name="work">What.</param>
    /// <param name="times">How often.</param>
    /// <param name="seed">Of the moments.</param>
    /// <param name="say">Told what is wrong.</param>
    /// <param name="cancellation">Ends it between two trials.</param>
    /// <returns>How often it was killed before it was done, and in how many trials something was wrong.</returns>
    public (int Killed, int Wrong) Run(KilledWork work, int times, int seed, Action<string> say, CancellationToken cancellation)
    {
        Clear();
        Require(work.Arguments);
        Clear();
        Stopwatch watch = Stopwatch.StartNew();
        Require(work.Arguments); // a second time: the first start of a program is slower
        TimeSpan took = watch.Elapsed;
        Dictionary<string, string> sound = Snapshot(work);
        SeededRandom random = new(seed, 0, work.Name);
        (int killed, int wrong) = (0, 0);
        for (int trial = 0; trial < times; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            TimeSpan moment = took * (0.1 + (0.95 * random.NextDouble()));
            Clear();
            using (KilledProcess process = new(work.Arguments, Place))
            {
                Thread.Sleep(moment);
                if (process.Kill()) killed++;
            }

            using KilledProcess again = new(work.Arguments, Place);
            (int code, string error) = again.Wait();
            // What was done when it was killed is there: a study that is whole is not written again.
            bool done = code == 2 && error.Contains("exists and is not empty", StringComparison.Ordinal);
            string[] problems =
                [.. code == 0 || done ? [] : (string[])[Invariant($"ended with {code}: {error.Trim()}")], .. Differences(sound, Snapshot(work))];
            if (problems.Length == 0) continue;
            wrong++;
            say(Invariant($"{work.Name}, killed after {moment.TotalSeconds:0.000} of {took.TotalSeconds:0.0} s: {string.Join("; ", problems.Take(5))}"));
        }

        return (killed, wrong);
    }

    private void Clear()
    {
        if (Directory.Exists(Place)) Directory.Delete(Place, recursive: true);
        Directory.CreateDirectory(Place);
    }

    private void Require(IReadOnlyList<string> arguments)
    {
        using KilledProcess process = new(arguments, Place);
        (int code, string error) = process.Wait();
        if (code != 0) throw new InvalidOperationException(Invariant($"{string.Join(' ', arguments)} ended with {code}: {error}"));
    }

    // Every file below the place, with the hash of what must always be the same.
    private Dictionary<string, string> Snapshot(KilledWork work)
    {
        return Directory.EnumerateFileSystemEntries(Place, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Place, path), path => Directory.Exists(path) || work.Ignored?.IsMatch(path) == true ? "" : HashOf(path));

        string HashOf(string path) => work.Varying is null || Path.GetExtension(path) is not (".json" or ".ipynb") ? Checksums.OfFile(path)
            : Checksums.Of(Encoding.UTF8.GetBytes(work.Varying.Replace(File.ReadAllText(path), "")));
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> sound, Dictionary<string, string> found) =>
    [
        .. found.Keys.Except(sound.Keys).Order(StringComparer.Ordinal).Select(name => $"{name} was left"),
        .. sound.Keys.Except(found.Keys).Order(StringComparer.Ordinal).Select(name => $"{name} is missing"),
        .. sound.Where(one => found.TryGetValue(one.Key, out string? other) && other != one.Value).Select(one => $"{one.Key} is another file"),
    ];
}

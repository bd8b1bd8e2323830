using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Prediction;

namespace Genex.Cli.Verbs;

/// <summary><c>genex verify</c>: whether runs, bundles, caches, weights and studies are as they were written.</summary>
internal static class VerifyVerb
{
    private static readonly JsonSerializerOptions Web =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "A store of runs, a run, a bundle, a study, a cache, or a file of one. Default: the store, the cache and the weights folder in force.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Verb Create() => new Verb("verify", "Check runs, bundles, caches, weights and studies against their hashes.", """
        Every byte is read and nothing is changed. What is damaged is named, with what to do about
        it. What has no hashes (a recorded study, a run of an earlier version, another program's
        weights) is read as far as it can be and told apart from what is known to be whole.

        Exit codes: 0 nothing is damaged; 1 something is; 2 there is no such path, or it is nothing that can be checked.

        Examples:
          genex verify
          genex verify artifacts/runs
          genex verify bundles/b1
          genex verify data/sample --json
          genex verify ~/.cache/genex
        """) { Paths, Common.Json }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string[] paths = result.GetValue(Paths) is { Length: > 0 } named ? named
            : [.. new[] { CachePlaces.Runs, CachePlaces.Frames, CachePlaces.Frozen, CachePlaces.Weights }.Where(Holds)];
        List<IntegrityFinding> found = [];
        using (ProgressLine line = new())
        {
            IProgress<string> step = line.Of<string>(one => $"checking {one}");
            foreach (string path in paths) found.AddRange(Bundle.IsBundle(path) ? [Bundle.Check(path)] : Integrity.Check(path, step, cancellation));
        }

        if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(found, Web));
        else Say(found);
        return found.Any(one => one.State == IntegrityState.Damaged) ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool Holds(string path) => File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any());

    private static void Say(List<IntegrityFinding> found)
    {
        foreach (IntegrityFinding one in found.Where(one => one.State != IntegrityState.Whole))
        {
            Console.WriteLine(Terminal.Wrap($"{one.Path}: {one.Problem}", one.State == IntegrityState.Damaged ? "DAMAGED  " : "unknown  "));
            if (one.Advice.Length > 0) Console.WriteLine(Terminal.Wrap(one.Advice, "         "));
        }

        int Count(IntegrityState state) => found.Count(one => one.State == state);
        Console.WriteLine(
            Invariant($"{Count(IntegrityState.Whole)} whole, {Count(IntegrityState.Damaged)} damaged, {Count(IntegrityState.Unknown)} without hashes."));
    }
}

using System.CommandLine;
using System.Diagnostics;
using Genex.Benchmarks.Fuzz;
using Genex.Cli.Frame;
using Genex.Cli.Options;

namespace Genex.Benchmarks;

/// <summary><c>fuzz</c>: damages every kind of file that is read, and looks for errors that nobody documents and for results that change in silence.</summary>
internal static class FuzzVerb
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(10);
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long in all.", DefaultValueFactory = _ => 60 };
    private static readonly Option<string> Kinds = new("--kind")
    {
        Description = $"{string.Join(", ", FuzzKinds.Names)}, several with commas between them, or all.",
        DefaultValueFactory = _ => "all",
    };

    public static Verb Create() => new Verb("fuzz", "Damage every kind of file, and see that no reader fails or lies.", """
        Each file is damaged by a seeded draw, read, and put back. What counts: an error that the reader does not document, a result that is another one without
        an error, and a read that takes more than ten seconds. The damaged file of each is kept.

        Exit codes: 0 nothing was found; 1 something was; 134 a native library ended the process: the damaged file is the one still in its place.

        Examples:
          environment/genex bench fuzz --seconds 60
          environment/genex bench fuzz --seconds 3600 --seed 7 --kind runs,checkpoints
        """) { Seconds, Common.Seed, Kinds }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("genex-fuzz-").FullName;
        Console.WriteLine($"files in {folder}");
        Notices.Receiver = _ => { };
        string[] names = result.GetRequiredValue(Kinds) is "all" ? [.. FuzzKinds.Names]
            : result.GetRequiredValue(Kinds).Split(',', StringSplitOptions.TrimEntries);
        FuzzKinds made = new(folder);
        FuzzKind[] kinds = [.. names.Select(made.Make)];
        TimeSpan each = TimeSpan.FromSeconds(result.GetValue(Seconds)) / kinds.Length;
        int found = 0;
        foreach (FuzzKind kind in kinds) found += Try(kind, each, result.GetValue(Common.Seed), folder, cancellation);
        if (found == 0) Directory.Delete(folder, recursive: true);
        return found == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Try(FuzzKind kind, TimeSpan limit, int seed, string folder, CancellationToken cancellation)
    {
        SeededRandom random = new(seed, 0, kind.Name);
        Stopwatch watch = Stopwatch.StartNew();
        string sound = kind.Read() ?? throw new InvalidOperationException($"{kind.Name}: the sound files cannot be read.");
        int trials = 0, refused = 0, found = 0;
        for (; watch.Elapsed < limit; trials++)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = kind.Files[random.Below(kind.Files.Count)];
            byte[] before = File.ReadAllBytes(path), damaged = Mutation.Of(before, random);
            File.WriteAllBytes(path, damaged);
            TimeSpan start = watch.Elapsed;
            string? problem = null;
            try
            {
                string? read = kind.Read();
                if (read is null) refused++;
                else if (kind.Sealed && read != sound) problem = "another result, without an error";
            }
            catch (Exception error) when (kind.Documented(error))
            {
                refused++;
            }
            catch (Exception error)
            {
                problem = $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} {error.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
            }

            if (problem is null && watch.Elapsed - start > Slow) problem = Invariant($"{(watch.Elapsed - start).TotalSeconds:0} s to read it");
            File.WriteAllBytes(path, before);
            if (problem is null) continue;
            string kept = Path.Combine(folder, Invariant($"found-{kind.Name}-{seed}-{trials}{Path.GetExtension(path)}"));
            File.WriteAllBytes(kept, damaged);
            Console.WriteLine($"{kept}: {Path.GetFileName(path)}: {problem}");
            found++;
        }

        Console.WriteLine(Invariant($"{kind.Name,-12} {trials,6} mutations, {refused,6} refused or told, {found} found"));
        return found;
    }
}

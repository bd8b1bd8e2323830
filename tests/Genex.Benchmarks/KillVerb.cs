using System.CommandLine;
using Genex.Benchmarks.Kills;
using Genex.Cli.Frame;
using Genex.Cli.Options;

namespace Genex.Benchmarks;

/// <summary><c>kill</c>: ends work at any moment, and sees that nothing is lost and nothing is left.</summary>
internal static class KillVerb
{
    private static readonly Option<int> Times = new("--times") { Description = "Kills in all.", DefaultValueFactory = _ => 100 };
    private static readonly Option<string> Works = new("--only")
    {
        Description = "simulate, prepare, align, train, import, notebook, several with commas between them, or all.",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<string?> Work = new("--work") { Description = "Do a piece of work in this process: train or import. For the verb itself." };
    private static readonly Option<string?> In = new("--in") { Description = "The trials' folder. For the verb itself." };

    public static Verb Create() => new Verb("kill", "Kill work at any moment, and see that nothing is lost or left.", """
        Simulation, preparation, alignment, training, the import of weights and a notebook are killed (SIGKILL, with all that they have started) at seeded
        moments and started again. Then every file must be the one that undisturbed work leaves, times and durations apart, and there must be no other.
        Where the system lets it (Linux, root), every start has the same process number, as in a container.

        Exit codes: 0 nothing was wrong; 1 something was.

        Examples:
          environment/genex bench kill --times 100
          environment/genex bench kill --times 20 --seed 7 --only train
        """) { Times, Common.Seed, Works, Work, In }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(Work) is { } work)
        {
            ThrowAwayWork.Do(work, result.GetRequiredValue(In)!);
            return ExitCode.Done;
        }

        string folder = Directory.CreateTempSubdirectory("genex-kill-").FullName;
        try
        {
            Console.WriteLine(KilledProcess.NumbersAreReused ? "every start has the same process number"
                : "process numbers differ between starts: unshare is not allowed here");
            KillTrials trials = new(folder);
            string wanted = result.GetRequiredValue(Works);
            KilledWork[] works = [.. trials.Works.Where(one => wanted == "all" || wanted.Split(',', StringSplitOptions.TrimEntries).Contains(one.Name))];
            if (works.Length == 0) throw new ArgumentException($"There is no work \"{wanted}\".");
            trials.Prepare();
            int all = 0, times = result.GetValue(Times);
            for (int at = 0; at < works.Length; at++)
            {
                int own = (times * (at + 1) / works.Length) - (times * at / works.Length);
                (int killed, int wrong) = trials.Run(works[at], own, result.GetValue(Common.Seed), Console.WriteLine, cancellation);
                Console.WriteLine(Invariant($"{works[at].Name,-10} {own,4} trials, {killed,4} killed before they were done, {wrong} wrong"));
                all += wrong;
            }

            return all == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

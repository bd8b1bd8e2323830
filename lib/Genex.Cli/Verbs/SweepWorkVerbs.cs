using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Notebooks.Installation;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary>What the processes of a sweep run; not listed, since nobody types them.</summary>
internal static class SweepWorkVerbs
{
    private static readonly Argument<string> Sweep = new("sweep") { Description = "The sweep's folder, in the folder of runs." };
    private static readonly Argument<int?> Index =
        new("element") { Description = "Its number; without one, numbers are read.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> Jobs = Common.Jobs("tasks of the array. 0: as SLURM lets.", 0);

    /// <summary>This program, to be completed with arguments: where it was built, not the folder of links that it may run from, which other machines do not
    /// see.</summary>
    public static IReadOnlyList<string> Program
    {
        get
        {
            string own = typeof(SweepWorkVerbs).Assembly.Location;
            return [HostProcess.DotnetPath, File.ResolveLinkTarget(own, returnFinalTarget: true)?.FullName ?? own];
        }
    }

    public static Verb Element() => new Verb("sweep-element", "Do an element of a sweep.", """
        Without a number, numbers of elements are read from standard input, one a line, and each is answered with a line.

        Exit codes: 0 done; 1 a run failed; 2 unusable input; 130 cancelled.

        Example:
          genex sweep-element artifacts/runs/sweeps/plan-0a1b2c3d 7
        """, "finished epochs are kept") { Sweep, Index }.Hide().Does(Do);

    public static Verb Collect() => new Verb("sweep-collect", "Give out again what was lost of a sweep's job array.", """
        Exit codes: 0 all done, or submitted; 1 a run failed, or was lost too often; 2 unusable input.

        Example:
          genex sweep-collect artifacts/runs/sweeps/plan-0a1b2c3d
        """) { Sweep, Jobs }.Hide().Does(Collect);

    private static int Do(ParseResult result, CancellationToken cancellation)
    {
        var sweep = SweepFolder.Open(result.GetRequiredValue(Sweep));
        if (result.GetValue(Index) is { } element) return new SweepWork(sweep, null, cancellation).Do(element) == 0 ? ExitCode.Done : ExitCode.Failed;
        SweepServer.Serve(sweep, Console.In, Console.Out, cancellation);
        return ExitCode.Done;
    }

    private static int Collect(ParseResult result, CancellationToken cancellation)
    {
        var sweep = SweepFolder.Open(result.GetRequiredValue(Sweep));
        (IReadOnlyList<int> open, bool submitted) = new SweepSlurm(sweep, Program).Collect(result.GetValue(Jobs), cancellation);
        Console.WriteLine(SweepStatus.Of(sweep));
        if (open.Count > 0)
        {
            Console.WriteLine(Invariant($"Lost: elements {string.Join(", ", open)}; ") + (submitted ? Invariant($"given out again, round {sweep.Given!.Round}.")
                : Invariant($"round {sweep.Given?.Round} was the last.")));
        }

        return submitted || SweepStatus.Of(sweep).IsWhole ? ExitCode.Done : ExitCode.Failed;
    }
}

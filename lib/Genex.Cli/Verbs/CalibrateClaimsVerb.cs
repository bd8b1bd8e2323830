using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex calibrate claims</c>: whole comparisons on simulated studies of which the truth is known.</summary>
internal static class CalibrateClaimsVerb
{
    private static readonly Option<int> Studies = new("--seeds") { Description = "Studies in each world.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int> Participants =
        new("--participants") { Description = "Number of participants: in each study.", DefaultValueFactory = _ => 8 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "Length of each recording in seconds.", DefaultValueFactory = _ => 60 };
    private static readonly Option<string?> Out = Common.Out("a .csv file, one line per study. Default: a table on standard output.");

    public static Verb Create() => new Verb("claims", "Count how often a comparison claims that a second modality helps, where that is known.", """
        Simulates studies in memory in worlds where it is known whether a second modality helps, runs the whole
        comparison on each with logistic regressions, and counts how often "multimodal is better" is claimed.

        Exit codes: 0 within bounds; 2 unusable input; 3 the claim is made in more than one of ten studies
        where it is not true, or in less than half of those where the effect is large; 130 cancelled.

        Examples:
          genex calibrate claims
          genex calibrate claims --seeds 100 --participants 12 --out claims.csv
        """) { Studies, Participants, Seconds, Out }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string? file = WantedFile.Of(result, Out);
        IReadOnlyList<ClaimTrial> trials;
        int studies = result.GetValue(Studies);
        using (ProgressLine line = new())
            trials = ClaimRates.Run(KnownTruth.All, studies, result.GetValue(Participants), result.GetValue(Seconds), line.Trying(studies), cancellation);
        if (file is not null) AtomicFile.Write(file, trials.ToTable().ToCsv());
        else Terminal.Write(trials.Rates());
        ClaimTrial[] none = [.. trials.Where(trial => !trial.Truth.Helps)], large = [.. trials.Where(trial => trial.Truth.Id == "large")];
        bool within = none.Count(trial => trial.Claimed) * 10 <= none.Length && large.Count(trial => trial.Claimed) * 2 >= large.Length;
        return within ? ExitCode.Done : ExitCode.Blocked;
    }
}

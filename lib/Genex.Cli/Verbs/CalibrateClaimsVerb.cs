using System.CommandLine;
using Genex.Notebooks.Documents;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex calibrate claims</c>: whole comparisons on simulated studies of which the truth is known.</summary>
internal static class CalibrateClaimsVerb
{
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "Studies in each world.", DefaultValueFactory = _ => 20 };
        var participants = new Option<int>("--participants") { Description = "In each study.", DefaultValueFactory = _ => 8 };
        var seconds = new Option<double>("--seconds") { Description = "Of each participant.", DefaultValueFactory = _ => 60 };
        var csv = new Option<string?>("--csv") { Description = "Also write one line per study." };
        var command = new Command("claims", """
            Simulate studies in memory in worlds where it is known whether a second modality helps, run the whole comparison on each
            with logistic regressions, and count how often "multimodal is better" is claimed.

            Exit codes: 0 within bounds; 2 unusable input; 3 the claim is made in more than one of ten studies where it is not true,
            or in less than half of those where the effect is large.

            Examples:
              genex calibrate claims
              genex calibrate claims --seeds 100 --participants 12 --csv claims.csv
            """) { seeds, participants, seconds, csv };
        command.SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation)));
        return command;

        int Run(ParseResult result, CancellationToken cancellation)
        {
            try
            {
                using ProgressLine line = new();
                IReadOnlyList<ClaimTrial> trials = ClaimRates.Run(
                    KnownTruth.All, result.GetValue(seeds), result.GetValue(participants), result.GetValue(seconds), line.Of<ClaimTrial>(trial => $"world \"{trial.Truth.Id}\", study {trial.Seed} of {result.GetValue(seeds)}"), cancellation);
                line.Dispose();
                Console.WriteLine(trials.Rates().ToText());
                if (result.GetValue(csv) is { } file) AtomicFile.WriteText(file, trials.ToTable().ToCsv());
                ClaimTrial[] none = [.. trials.Where(trial => !trial.Truth.Helps)], large = [.. trials.Where(trial => trial.Truth.Id == "large")];
                return none.Count(trial => trial.Claimed) * 10 <= none.Length && large.Count(trial => trial.Claimed) * 2 >= large.Length ? 0 : 3;
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine("Cancelled; nothing was written.");
                return 130;
            }
            catch (Exception unusable) when (unusable is ArgumentException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"genex calibrate claims: {ProblemText.Of(unusable)}");
                return 2;
            }
        }
    }
}

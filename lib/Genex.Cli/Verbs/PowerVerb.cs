using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex power</c>: how many people a difference of a given size takes.</summary>
internal static class PowerVerb
{
    private const string Text = """
        Takes the spread of differences between participants from finished runs - of one run against its
        training majority, or of two runs of one task, protocol and study - and works out how many participants
        a study needs to show a difference, two-sided at 5 %, corrected for folds that share training samples.
        With --deviation no run is needed. The range comes from how well so few people tell the spread.

        Exit codes: 0 done; 2 no such run, or nothing to plan by.

        Examples:
          genex power B.1-emotions-lopo --difference 0.05
          genex power B.1-emotions-lopo A.1-emotions-lopo --difference 0.02 --power 0.9
          genex power --deviation 0.1 --difference 0.05 --json
        """;

    private static readonly Argument<string[]> Runs = new("run") { Description = Common.Run.Description, Arity = new ArgumentArity(0, 2) };
    private static readonly Option<double?> Difference =
        new("--difference") { Description = "Size of the difference in the task's primary score. Default: the one that the runs show." };
    private static readonly Option<double?> Deviation =
        new("--deviation") { Description = "Standard deviation of differences between participants, instead of runs." };
    private static readonly Option<double> Power =
        new("--power") { Description = "Probability with which the difference is to be shown.", DefaultValueFactory = _ => 0.8 };

    public static Verb Create() => new Verb("power", "Say how many people a difference of a given size takes.", Text)
    {
        Runs, Common.Store, Difference, Deviation, Power, Common.Json,
    }.Does(Run);

    private static int Run(ParseResult result)
    {
        (StudySize size, string what) = Of(result);
        if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(size, RunJsonForm.Options));
        else Console.WriteLine(size.Say(what));
        return ExitCode.Done;
    }

    private static (StudySize Size, string What) Of(ParseResult result)
    {
        string[] ids = result.GetValue(Runs) ?? [];
        double power = result.GetValue(Power);
        if (result.GetValue(Deviation) is { } deviation)
        {
            if (ids.Length > 0) throw new ArgumentException("--deviation takes the place of runs; give one or the other.");
            double sought = result.GetValue(Difference) ?? throw new ArgumentException("With --deviation, --difference says which difference is to be shown.");
            return (StudySize.Of(sought, deviation, power), Invariant($"deviation over participants {deviation:0.000}"));
        }

        if (ids.Length == 0) throw new ArgumentException("Name one run, or two, or give --deviation; genex runs list shows the runs.");
        RunStore store = Common.StoreOf(result);
        RunRecord[] runs = [.. ids.Select(store.Open)];
        RunContrast contrast = runs.Length == 1 ? RunContrast.AgainstMajority(runs[0]) : RunContrast.Of(runs[0], runs[1]);
        return (StudySize.Of(contrast.Result, result.GetValue(Difference), power), $"{contrast.First} against {contrast.Second}, {contrast.Score.Name}");
    }
}

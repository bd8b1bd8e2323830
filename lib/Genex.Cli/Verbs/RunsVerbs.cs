using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Models;

namespace Genex.Cli.Verbs;

/// <summary><c>genex runs</c>: what a store holds.</summary>
internal static class RunsVerbs
{
    private static readonly Option<string> Models = Common.Models("all"), Tasks = Common.Tasks("all"), Protocols = Common.Protocols("all");
    private static readonly Option<string?> Profile = Common.Profile("runs of it alone. Default: of every profile.");

    private static readonly Option<bool> Unfinished = new("--unfinished")
    {
        Description = "List the runs that were begun and are not finished: folds that are trained, and who works on them.",
    };

    private static readonly Option<string> Sort = new Option<string>("--sort")
    {
        Description = $"What to sort by: {string.Join(", ", RunList.Sorts)}. Best, newest and largest first, names from A to Z.",
        DefaultValueFactory = _ => "name",
    }.AcceptOnlyFromAmong(RunList.Sorts);

    private static readonly Argument<string> Other = new("other") { Description = "Id of another finished run, or how it begins." };

    public static Verb Create() => new("runs", "List, show and compare the settings of finished runs.", "")
    {
        new Verb("list", "List the runs of a store with accuracy and macro-F1.", """
            --model, --task, --protocol and --profile leave only runs of what they name. Scores are over all folds together;
            genex compare has them with intervals.

            Exit codes: 0 done, also with an empty list; 2 a name that there is not.

            Examples:
              genex runs list
              genex runs list --model P.1,F.1 --task attention --profile study --sort macro-f1
              genex runs list --unfinished
              genex runs list --sort started --json
            """) { Models, Tasks, Protocols, Profile, Sort, Unfinished, Common.Store, Common.Json }.Does(List),
        new Verb("show", "Show a finished run beside its baselines.", """
            Example:
              genex runs show B.1-emotions-lopo
            """) { Common.Run, Common.Store }.Does(Show),
        new Verb("diff", "Show the settings that two finished runs do not share.", """
            Compares everything that decides a run's numbers (specification.json) and with what it was made (environment.json):
            versions, device and threads. Values are named by their place in these files.

            Exit codes: 0 done; 2 no such run.

            Examples:
              genex runs diff P.1-attention-lopo-study-s1 P.2-attention-lopo-study-s1
              genex runs diff B.1-emotions-lopo-quick B.1-emotions-lopo-study --json
            """) { Common.Run, Other, Common.Store, Common.Json }.Does(Differ),
    };

    private static int List(ParseResult result)
    {
        RunStore store = Common.StoreOf(result);
        Predicate<(string Model, string Task, string Protocol, string Profile)> wanted = Filter(result);
        RunList.Write(result.GetValue(Unfinished) ? RunList.Of([.. UnfinishedRun.In(store)
                .Where(run => wanted((run.Specification.Model, run.Specification.Task.Id, run.Specification.Protocol.Id, run.Specification.Profile)))],
                result.GetValue(Sort)!)
            : RunList.Of([.. StoredRuns.List(store).Where(run => wanted((run.Model, run.Task, run.Protocol, run.Profile)))], result.GetValue(Sort)!),
            store, result.GetValue(Common.Json));
        return ExitCode.Done;
    }

    private static Predicate<(string Model, string Task, string Protocol, string Profile)> Filter(ParseResult result)
    {
        string[]? models = RunPlan.ModelsOf(result.GetRequiredValue(Models)) is { } some ? [.. some.Select(model => ModelRegistry.Find(model).Id)] : null,
            tasks = RunPlan.TasksOf(result.GetRequiredValue(Tasks))?.Select(task => task.Id).ToArray(),
            protocols = RunPlan.ProtocolsOf(result.GetRequiredValue(Protocols))?.Select(protocol => protocol.Id).ToArray();
        string? profile = result.GetValue(Profile) is { } named ? Research.Experiments.Profile.Parse(named).Id : null;
        return run => models?.Contains(run.Model) != false && tasks?.Contains(run.Task) != false && protocols?.Contains(run.Protocol) != false
            && (profile is null || profile == run.Profile);
    }

    private static int Show(ParseResult result)
    {
        RunTable.Write(Common.StoreOf(result).Open(result.GetRequiredValue(Common.Run)));
        return ExitCode.Done;
    }

    private static int Differ(ParseResult result)
    {
        RunStore store = Common.StoreOf(result);
        RunList.Write(store.Open(result.GetRequiredValue(Common.Run)), store.Open(result.GetRequiredValue(Other)), result.GetValue(Common.Json));
        return ExitCode.Done;
    }
}

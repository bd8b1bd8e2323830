using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary><c>genex runs</c>: finished runs.</summary>
internal static class RunsVerbs
{
    public static Verb Create() => new("runs", "List and show finished runs.", "")
    {
        new Verb("list", "List finished runs with accuracy and macro-F1.", """
            Example:
              genex runs list
            """) { Common.Store }.Does(List),
        new Verb("show", "Show a finished run beside its baselines.", """
            Example:
              genex runs show B.1-emotions-lopo
            """) { Common.Run, Common.Store }.Does(Show),
    };

    private static int List(ParseResult result)
    {
        foreach (RunEntry run in StoredRuns.List(Common.StoreOf(result)))
        {
            string accuracy = $"accuracy {Text(run.Accuracy)} (majority {Text(run.MajorityAccuracy)})";
            Console.WriteLine(Invariant($"{run.Id,-48} {accuracy}  macro-F1 {Text(run.MacroF1)}  {run.Started:yyyy-MM-dd HH:mm}"));
        }

        return ExitCode.Done;
    }

    private static int Show(ParseResult result)
    {
        RunTable.Write(Common.StoreOf(result).Open(result.GetRequiredValue(Common.Run)));
        return ExitCode.Done;
    }

    private static string Text(double? score) => score is { } value ? Invariant($"{value:F3}") : "n/a";
}

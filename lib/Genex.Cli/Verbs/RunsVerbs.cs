using System.CommandLine;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary>genex runs: finished runs.</summary>
public static class RunsVerbs
{
    /// <summary>The verb group with its subcommands.</summary>
    public static Command Create()
    {
        var folder = new Option<string?>("--out") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs of the solution.", Recursive = true };
        var start = new Argument<string>("run") { Description = "Id of the run, or how it begins." };
        var list = new Command("list", "List finished runs with accuracy and macro-F1.\n\nExample:\n  genex runs list");
        var show = new Command("show", "Show a finished run beside its baselines.\n\nExample:\n  genex runs show B.1-emotions-lopo") { start };
        list.SetAction(result => Guard(() =>
        {
            foreach (RunRecord run in Store(result).All())
                Console.WriteLine($"{run.Specification.Id,-48} accuracy {run.Model.Overall.ElementAccuracy?.ToString("F3") ?? "n/a"} (majority {run.Majority.Overall.ElementAccuracy?.ToString("F3") ?? "n/a"})  macro-F1 {run.Model.Overall.MacroF1?.ToString("F3") ?? "n/a"}  {run.Environment.Started:yyyy-MM-dd HH:mm}");
        }));
        show.SetAction(result => Guard(() => RunTable.Write(Store(result).Open(result.GetRequiredValue(start)))));
        return new Command("runs", "List and show finished runs.") { folder, list, show };

        RunStore Store(ParseResult result) => new(result.GetValue(folder) ?? RunStore.DefaultFolder);
    }

    private static int Guard(Action act)
    {
        try
        {
            act();
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }
}

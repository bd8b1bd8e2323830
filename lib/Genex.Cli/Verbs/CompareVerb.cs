using System.CommandLine;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex compare</c>: finished runs and their baselines in one table.</summary>
internal static class CompareVerb
{
    private static readonly Option<string?> Runs = new("--runs") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs." };
    private static readonly Option<string?> Protocol = new("--protocol") { Description = "Only this protocol, for example lopo." };
    private static readonly Option<string?> Task = new("--task") { Description = "Only this task: attention or emotions." };

    public static Command Create()
    {
        var command = new Command("compare", """
            Finished runs and their baselines in one table.

            Examples:
              genex compare --protocol lopo
              genex compare --task emotions
            """);
        foreach (Option option in (Option[])[Runs, Protocol, Task]) command.Options.Add(option);
        command.SetAction(arguments =>
        {
            string folder = arguments.GetValue(Runs) ?? RunStore.DefaultFolder;
            RunRecord[] found =
            [
                .. new RunStore(folder).All()
                    .Where(run => arguments.GetValue(Protocol) is not { } protocol || run.Specification.Protocol == protocol)
                    .Where(run => arguments.GetValue(Task) is not { } task || run.Specification.Task == task),
            ];
            if (found.Length == 0)
            {
                Console.Error.WriteLine($"genex compare: no such run in {folder}; genex train makes one");
                return 2;
            }

            Console.WriteLine(RunTables.Scores(found).ToText());
            return 0;
        });
        return command;
    }
}

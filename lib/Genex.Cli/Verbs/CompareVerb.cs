using System.CommandLine;
using Genex.Notebooks.Documents;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex compare</c>: finished runs and their baselines, with what may be concluded.</summary>
internal static class CompareVerb
{
    private static readonly Option<string?> Runs = new("--runs") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs." };
    private static readonly Option<string?> Protocol = new("--protocol") { Description = "Only this protocol, for example lopo." };
    private static readonly Option<string?> Task = new("--task") { Description = "Only this task: attention or emotions." };
    private static readonly Option<string?> Profile = new("--profile") { Description = "Only this profile: quick or full." };
    private static readonly Option<bool> All = new("--all") { Description = "Every study in the folder; without it, the one that most models, tasks and protocols were run on." };
    private static readonly Option<bool> Json = new("--json") { Description = "Groups, rows and contrasts as JSON; undefined is null." };
    private static readonly Option<string?> Out = new("--out") { Description = "Write to a file instead; its ending decides: .csv, .tex, .md, .json, .txt." };
    private static readonly Option<string?> Report = new("--report") { Description = "Write one self-contained HTML page with tables, charts and an info sheet on leakage." };

    public static Command Create()
    {
        var command = new Command("compare", """
            Finished runs and their baselines: scores with intervals over participants, declared contrasts under one level,
            whether they are testable at all, leakage, size and time. Ablations are left out.

            Exit codes: 0 done; 2 no such run, or a file that cannot be written.

            Examples:
              genex compare --protocol lopo
              genex compare --task emotions --json
              genex compare --protocol lopo --out comparison.tex
              genex compare --report comparison.html
            """);
        foreach (Option option in (Option[])[Runs, Protocol, Task, Profile, All, Json, Out, Report]) command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        try
        {
            string folder = arguments.GetValue(Runs) ?? RunStore.DefaultFolder;
            using ProgressLine line = new();
            IReadOnlyList<RunRecord> stored = new RunStore(folder).All();
            string? study = arguments.GetValue(All) ? null : Comparison.MainStudy(stored);
            IReadOnlyList<ComparisonGroup> groups = Comparison.Groups(stored.Where(run => (study is null || run.Specification.Study == study)
                && Wanted(arguments.GetValue(Protocol), run.Specification.Protocol) && Wanted(arguments.GetValue(Task), run.Specification.Task) && Wanted(arguments.GetValue(Profile), run.Specification.Profile)));
            int others = study is null ? 0 : stored.Count(run => run.Specification.Study != study);
            if (groups.Count == 0) throw new FileNotFoundException($"no such run in {folder}; genex train makes one");
            string? file = arguments.GetValue(Out), page = arguments.GetValue(Report);
            if (page is not null) AtomicFile.WriteText(page, groups.ToHtml(line.Of<string>(step => step)));
            if (file is not null) AtomicFile.WriteText(file, groups.ToFormat(Path.GetExtension(file)));
            foreach (string written in new[] { page, file }.OfType<string>()) Console.Error.WriteLine($"wrote {written}");
            if (page is null && file is null) Console.WriteLine(arguments.GetValue(Json) ? groups.ToJson() : groups.ToText());
            if (others > 0) Console.Error.WriteLine($"{others} runs on other studies are left out; --all shows them.");
            return 0;
        }
        catch (Exception unusable) when (unusable is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"genex compare: {ProblemText.Of(unusable)}");
            return 2;
        }

        static bool Wanted(string? only, string value) => only is null || string.Equals(only, value, StringComparison.OrdinalIgnoreCase);
    }
}

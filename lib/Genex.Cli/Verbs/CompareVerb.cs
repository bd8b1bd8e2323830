using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex compare</c>: finished runs and their baselines, with what may be concluded.</summary>
internal static class CompareVerb
{
    private static readonly Option<string> Tasks = Common.Tasks("all"), Protocols = Common.Protocols("all");
    private static readonly Option<string?> Profiles = Common.Profile("only its runs.");
    // Vectors: for a page, and for a paper.
    private static readonly string[] Forms = [".svg", ".pdf"];

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Every study in the folder; without it, the one that most models, tasks and protocols were run on.",
    };

    private static readonly Option<string?> Out = Common.Out("a file, whose ending decides: .csv, .tex, .md, .json, .txt. Default: standard output.");
    private static readonly Option<string?> Report =
        new("--report") { Description = "Write one self-contained HTML page with tables, charts and an info sheet on leakage." };

    private static readonly Option<string?> Figures = new("--figures")
    {
        Description = "Write every chart into this folder as an SVG and a PDF file: forest, differences, leakage, targets, calibration.",
    };

    public static Verb Create() => new Verb("compare", "Compare finished runs and their baselines, and say what may be concluded.", """
        Scores with intervals over participants, declared contrasts under one level,
        whether they are testable at all, leakage, size and time. Ablations are left out.

        Exit codes: 0 done; 2 no such run, or a file that cannot be written.

        Examples:
          genex compare --protocol lopo
          genex compare --task emotions --json
          genex compare --protocol lopo --out comparison.tex
          genex compare --report comparison.html
          genex compare --protocol lopo --figures figures
        """) { Common.Store, Protocols, Tasks, Profiles, All, Common.Json, Out, Report, Figures }.Does(Compare);

    private static int Compare(ParseResult result)
    {
        RunStore store = Common.StoreOf(result);
        HashSet<string>? tasks = RunPlan.TasksOf(result.GetRequiredValue(Tasks))?.Select(task => task.Id).ToHashSet(StringComparer.Ordinal),
            protocols = RunPlan.ProtocolsOf(result.GetRequiredValue(Protocols))?.Select(protocol => protocol.Id).ToHashSet(StringComparer.Ordinal);
        string? profile = result.GetValue(Profiles) is { } name ? Profile.Parse(name).Id : null;
        IReadOnlyList<RunEntry> stored = StoredRuns.List(store);
        string? study = result.GetValue(All) ? null : Comparison.MainStudy(stored);
        IReadOnlyList<ComparisonGroup> groups = Comparison.Groups(store.Read(stored.Where(run => (study ?? run.Study) == run.Study
            && (profile ?? run.Profile) == run.Profile && tasks?.Contains(run.Task) != false && protocols?.Contains(run.Protocol) != false)));
        if (groups.Count == 0) throw new FileNotFoundException($"no such run in {store.Folder}; genex train makes one");
        Write(result, groups);
        int others = study is null ? 0 : stored.Count(run => run.Study != study);
        if (others > 0) Console.Error.WriteLine(Invariant($"{others} runs on other studies are left out; --all shows them."));
        return ExitCode.Done;
    }

    private static void Write(ParseResult result, IReadOnlyList<ComparisonGroup> groups)
    {
        string? file = result.GetValue(Out), page = result.GetValue(Report);
        using (ProgressLine line = new())
        {
            if (page is not null) AtomicFile.Write(page, groups.ToHtml(line.Steps()));
            if (file is not null) AtomicFile.Write(file, groups.ToFormat(Path.GetExtension(file)));
        }

        string? folder = result.GetValue(Figures);
        if (folder is not null)
        {
            foreach ((string name, Figure figure) in groups.SelectMany(group => group.Charts()))
            {
                foreach (string form in Forms) figure.Save(Path.Combine(folder, name + form));
            }
        }

        foreach (string written in new[] { page, file, folder }.OfType<string>()) Console.Error.WriteLine($"wrote {written}");
        if (page is not null || file is not null || folder is not null) return;
        if (result.GetValue(Common.Json)) Console.WriteLine(groups.ToJson());
        else ComparisonOutput.Write(groups);
    }
}

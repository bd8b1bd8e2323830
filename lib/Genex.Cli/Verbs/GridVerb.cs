using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Verbs;

/// <summary><c>genex grid</c>: when a second modality helps, over worlds whose truth is known.</summary>
internal static class GridVerb
{
    private const string Text = """
        Draws studies of features in worlds named by what face and signals tell about a target - the same
        (redundant), one of them alone (unique-video, unique-signals), only both together (synergistic), nothing, or
        each with errors of its own (two-looks) -, trains cheap models with people held out, and counts how often
        "fusion is better" is claimed, with people as the unit: power where it is true, false claims where it is not.

        The plan is a JSON file; what it does not name has its default:
          { "worlds": ["redundant", "unique-video", "unique-signals", "synergistic", "nothing", "two-looks"], "people": [4, 8, 16, 32],
            "errors": [0.05, 0.15, 0.3], "models": ["video", "signals", "concatenated", "averaged", "stacked", "crossed"], "seeds": [1, 2, 3, 4, 5],
            "rows": 60 }

        "voice": true gives every study a voice beside video and signals. Models that fuse then join all three, the
        model voice hears it alone, and two more worlds can be named: unique-voice (the voice alone tells) and
        face-and-voice (each tells with errors of its own, the signals nothing). "Better" is then better than each of the
        three. In the other worlds the voice tells nothing, and fusion pays for it.
          { "worlds": ["unique-voice", "face-and-voice", "two-looks"], "voice": true }

        A cell - one model in one drawn study - is kept in the folder "grid" of the runs and never computed twice.

        Exit codes: 0 done; 2 unusable input; 130 cancelled.

        Examples:
          genex grid plan.json
          genex grid plan.json --out grid.csv --chart power.png
          genex grid plan.json --store /tmp/runs --json
        """;

    private static readonly Argument<string> Plan = new("plan") { Description = "JSON file that names worlds, people, errors, models and seeds." };
    private static readonly Option<string?> Out =
        Common.Out("a .csv file, one line per world, number of people, error and model. Default: a table on standard output.");

    public static Verb Create() => new Verb(
        "grid", "Find out when a second modality helps, in worlds where that is known.", Text,
        "finished cells are kept, and the same command goes on from there")
    {
        Plan, Common.Store, Out, Common.Json, Common.Chart,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        var plan = GridPlan.Read(result.GetRequiredValue(Plan));
        string? path = WantedFile.Of(result, Out), chart = WantedFile.Of(result, Common.Chart);
        Grid grid;
        using (ProgressLine line = new())
            grid = Grid.Of(plan, GridStore.In(Common.StoreOf(result).Folder), line.Counted("computing"), cancellation);
        Console.Error.WriteLine(Invariant($"{grid.Cells.Count} cells: {grid.Computed} computed, {grid.Cells.Count - grid.Computed} found."));
        if (path is not null) AtomicFile.Write(path, grid.Scores().ToCsv());
        else if (result.GetValue(Common.Json)) Console.WriteLine(grid.Scores().ToJson());
        else Terminal.Write(grid.Scores());
        if (chart is not null) ChartFile.Write(chart, grid.Chart());
        if (!result.GetValue(Common.Json)) Console.WriteLine(grid.Say());
        return ExitCode.Done;
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>genex data simulate --layout released: a drawn study as the report's authors laid theirs out, with their defects or without.</summary>
internal sealed class DataSimulateLayout
{
    private static readonly string[] SetAside = ["--participants", "--seconds", "--fps", "--clock-offset", "--clock-drift", "--missing", "--loading-black", "--summary-header", "--intensity-column"];

    private readonly Option<string> layout = new("--layout")
    {
        Description = "raw (a study export with videos) or released (what the report's authors published: five participants, 20 frames each as images, annotation tables).", DefaultValueFactory = _ => "raw",
    };

    private readonly Option<string> defects = new("--defects")
    {
        Description = $"With --layout released, what is wrong with the study: all, none, or some of {string.Join(", ", ReleaseDefect.All)} with commas between them.", DefaultValueFactory = _ => "none",
    };

    /// <summary>Both options.</summary>
    public IEnumerable<Option> All => [layout, defects];

    /// <summary>Whether the released layout is asked for.</summary>
    /// <exception cref="FormatException">The layout is unknown, or an option does not go with it.</exception>
    public bool IsReleased(ParseResult result)
    {
        string name = result.GetRequiredValue(layout);
        if (name is not ("raw" or "released"))
            throw new FormatException($"--layout {name}: expected raw or released.");
        if (name == "raw" && IsGiven(result, defects))
            throw new FormatException("--defects goes with --layout released.");
        string[] lost = name == "raw" ? [] : [.. result.CommandResult.Command.Options.Where(option => SetAside.Contains(option.Name) && IsGiven(result, option)).Select(option => option.Name)];
        return lost.Length == 0 ? name == "released" : throw new FormatException($"{string.Join(", ", lost)}: the released layout has five participants with 20 frames one second apart, no clocks and no events; leave the option out.");
    }

    /// <summary>Writes the study and says so.</summary>
    public int Write(ParseResult result, string folder, bool replace, SimulationSettings knobs, CancellationToken cancellation)
    {
        var settings = new ReleaseSettings
        {
            Seed = knobs.Seed, Defects = ReleaseDefect.Parse(result.GetRequiredValue(defects)),
            Study = knobs.Prevalence.Count > 0 ? knobs : knobs with { Prevalence = ReleaseSettings.UsualPrevalence },
        };
        var watch = Stopwatch.StartNew();
        ReleaseSimulator.Write(folder, settings, replace, cancellation);
        string wrong = settings.Defects.Count == 0 ? "no defects" : $"defects: {string.Join(", ", settings.Defects)}";
        Console.WriteLine($"{folder}: {ReleasedPerson.All.Count} participants x {ReleaseSettings.Frames} frames in the released layout, {wrong}, seed {settings.Seed}, in {watch.Elapsed.TotalSeconds:0.0} s. Truth in Truth/.");
        return 0;
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is OptionResult { Implicit: false };
}

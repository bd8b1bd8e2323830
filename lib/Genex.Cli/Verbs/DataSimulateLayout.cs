using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>genex data simulate --layout released: a drawn study as the report's authors laid theirs out, with their defects or without.</summary>
/// <param name="layout">The option that names the layout.</param>
internal sealed class DataSimulateLayout(Option<string> layout)
{
    private static readonly string[] SetAside = ["--participants", "--seconds", "--fps", "--clock-offset", "--clock-drift", "--missing", "--loading-black", "--summary-header", "--intensity-column"];

    private readonly Option<string> defects = new("--defects")
    {
        Description = $"With --layout released, what is wrong with the study: all, none, or some of {string.Join(", ", ReleaseDefect.All)} with commas between them.", DefaultValueFactory = _ => "none",
    };

    /// <summary>What is wrong with the study.</summary>
    public Option Defects => defects;

    /// <summary>Whether the released layout is asked for.</summary>
    /// <exception cref="FormatException">An option does not go with the layout.</exception>
    public bool IsReleased(ParseResult result)
    {
        bool released = result.GetValue(layout) == "released";
        if (!released && IsGiven(result, defects))
            throw new FormatException("--defects goes with --layout released.");
        string[] lost = !released ? [] : [.. result.CommandResult.Command.Options.Where(option => SetAside.Contains(option.Name) && IsGiven(result, option)).Select(option => option.Name)];
        return lost.Length == 0 ? released : throw new FormatException($"{string.Join(", ", lost)}: the released layout has five participants with 20 frames one second apart, no clocks and no events; leave the option out.");
    }

    /// <summary>Writes the study and says so.</summary>
    public int Write(ParseResult result, string folder, bool replace, SimulationSettings knobs, CancellationToken cancellation)
    {
        var settings = new ReleaseSettings
        {
            Seed = knobs.Seed, Defects = ReleaseDefect.Parse(result.GetRequiredValue(defects)),
            Study = knobs with
            {
                Prevalence = knobs.Prevalence.Count > 0 ? knobs.Prevalence : ReleaseSettings.UsualPrevalence,
                ParticipantVariation = result.CommandResult.Command.Options.Any(option => option.Name == "--participant-variation" && IsGiven(result, option)) ? knobs.ParticipantVariation : ReleaseSettings.UsualVariation,
            },
        };
        var watch = Stopwatch.StartNew();
        ReleaseSimulator.Write(folder, settings, replace, cancellation);
        string wrong = settings.Defects.Count == 0 ? "no defects" : $"defects: {string.Join(", ", settings.Defects)}";
        Console.WriteLine($"{folder}: {ReleasedPerson.All.Count} participants x {ReleaseSettings.Frames} frames in the released layout, {wrong}, seed {settings.Seed}, in {watch.Elapsed.TotalSeconds:0.0} s. Truth in Truth/.");
        return 0;
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is OptionResult { Implicit: false };
}

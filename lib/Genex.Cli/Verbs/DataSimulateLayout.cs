using System.CommandLine;
using System.CommandLine.Parsing;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data simulate --layout released</c>: a simulated study as the report's authors laid theirs out, with their defects or without.</summary>
internal static class DataSimulateLayout
{
    /// <summary>What is wrong with the study.</summary>
    public static readonly Option<string> Defects = new("--defects")
    {
        Description = $"With --layout released, what is wrong with the study: all, none, or some of {string.Join(", ", ReleaseDefect.All)} with commas "
            + "between them.",
        DefaultValueFactory = _ => "none",
    };

    /// <summary>Whether the released layout is asked for.</summary>
    /// <exception cref="FormatException">An option does not go with the layout.</exception>
    public static bool IsReleased(ParseResult result)
    {
        bool released = result.GetValue(DataSimulateOptions.Layout) == "released";
        if (!released && IsGiven(result, Defects)) throw new FormatException("--defects goes with --layout released.");
        string[] lost = released ? [.. DataSimulateOptions.NotOfReleases.Where(option => IsGiven(result, option)).Select(option => option.Name)] : [];
        return lost.Length == 0 ? released : throw new FormatException(
            $"{string.Join(", ", lost)}: the released layout has five participants with 20 frames one second apart, no clocks and no events; leave the "
                + "option out.");
    }

    /// <summary>Writes the study.</summary>
    /// <returns>What was written, in words.</returns>
    public static string Write(ParseResult result, string folder, bool replace, SimulationSettings knobs, CancellationToken cancellation)
    {
        var settings = new ReleaseSettings
        {
            Seed = knobs.Seed,
            Defects = ReleaseDefect.Parse(result.GetRequiredValue(Defects)),
            Study = knobs with
            {
                Prevalence = knobs.Prevalence.Count > 0 ? knobs.Prevalence : ReleaseSettings.UsualPrevalence,
                ParticipantVariation = IsGiven(result, DataSimulateOptions.Variation) ? knobs.ParticipantVariation : ReleaseSettings.UsualVariation,
            },
        };
        ReleaseSimulator.Write(folder, settings, replace, cancellation);
        string wrong = settings.Defects.Count == 0 ? "no defects" : $"defects: {string.Join(", ", settings.Defects)}";
        return Invariant($"{ReleasedPerson.All.Count} participants x {ReleaseSettings.Frames} frames in the released layout, {wrong}");
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is OptionResult { Implicit: false };
}

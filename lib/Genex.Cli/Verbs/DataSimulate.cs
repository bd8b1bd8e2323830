using System.CommandLine;
using System.Diagnostics;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary><c>genex data simulate</c>: writes a study with a known truth.</summary>
internal static class DataSimulate
{
    private const string Text = """
        In the raw layout: composite gaze-replay videos, the four CSV exports, and the truth. A latent
        emotional state per participant drives a drawn face, gaze and skin conductance; how much, you decide.
        Equal options give equal files. Nothing in it was recorded from a person, and every file says so.

        Exit codes: 0 done; 2 unusable input; 130 cancelled.

        Examples:
          genex data simulate --out data/sample --participants 8 --seconds 60 --seed 1
          genex data simulate --out /tmp/s --visibility Attention=signals --visibility Joy=face --missing gsr=0.25
          genex data simulate --out /tmp/v --visibility Attention=0/0 --voice Attention=1
          genex data simulate --out /tmp/s --layout webcam --participants 4 --seconds 30
          genex data simulate --out /tmp/s --prevalence Joy=0.4 --noise face=0.3 --noise camera=0 --clock-offset -200..200
          genex data simulate --out /tmp/r --layout released --defects all
          genex data simulate --out /tmp/r --layout released --defects recoloured-copies,permuted-columns
        """;

    private static readonly Option<string?> Out = Common.Out("the study's folder, which must not exist.", required: true);
    private static readonly Option<bool> Force = new("--force") { Description = "Replace an earlier simulated study in that folder." };
    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Participants drawn at a time; changes no file.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Verb Create()
    {
        Verb verb = new("simulate", "Write a simulated study whose truth is known.", Text, "nothing was left behind") { Out, Force, Threads };
        foreach (Option option in DataSimulateOptions.All.Append(DataSimulateLayout.Defects)) verb.Options.Add(option);
        return verb.Does(Run);
    }

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        string folder = result.GetValue(Out)!;
        SimulationSettings settings = DataSimulateOptions.Read(result);
        var watch = Stopwatch.StartNew();
        string what;
        if (DataSimulateLayout.IsReleased(result))
        {
            what = DataSimulateLayout.Write(result, folder, result.GetValue(Force), settings, cancellation);
        }
        else
        {
            using (ProgressLine line = new())
                StudySimulator.Write(folder, settings, result.GetValue(Force), result.GetValue(Threads), line.Drawing(), cancellation);
            what = Invariant($"{settings.Participants} participants x {settings.Seconds} s");
        }

        Console.WriteLine(Invariant($"{folder}: {what}, seed {settings.Seed}, in {watch.Elapsed.TotalSeconds:0.0} s. Truth in Truth/."));
        return ExitCode.Done;
    }
}

using System.CommandLine;
using System.Diagnostics;
using Genex.Research.Simulation;

namespace Genex.Cli.Verbs;

/// <summary>genex data simulate: writes a study with a known truth.</summary>
public static class DataSimulate
{
    private const string Description = """
        Write a simulated study in the raw layout: composite gaze-replay videos, the four CSV exports, and the truth.

        A latent emotional state per participant drives a drawn face, gaze and skin conductance; how much, you decide.
        Equal options give equal files. Nothing in it was recorded from a person, and every file says so.

        Examples:
          genex data simulate --out data/sample --participants 8 --seconds 60 --seed 1
          genex data simulate --out /tmp/s --visibility Attention=signals --visibility Joy=face --missing gsr=0.25
          genex data simulate --out /tmp/s --layout webcam --participants 4 --seconds 30
          genex data simulate --out /tmp/s --prevalence Joy=0.4 --noise face=0.3 --noise camera=0 --clock-offset -200..200
          genex data simulate --out /tmp/r --layout released --defects all
          genex data simulate --out /tmp/r --layout released --defects recoloured-copies,permuted-columns
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Option<string>("--out") { Description = "The study's folder; must not exist.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace an earlier simulated study in that folder." };
        var threads = new Option<int>("--threads") { Description = "Participants drawn at a time; changes no file.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var knobs = new DataSimulateOptions();
        var command = new Command("simulate", Description) { folder, force, threads };
        var shape = new DataSimulateLayout(knobs.Layout);
        foreach (Option option in knobs.All.Append(shape.Defects))
            command.Options.Add(option);

        command.SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation)));
        return command;

        int Run(ParseResult result, CancellationToken cancellation)
        {
            try
            {
                SimulationSettings settings = knobs.Read(result);
                if (shape.IsReleased(result))
                    return shape.Write(result, result.GetRequiredValue(folder), result.GetValue(force), settings, cancellation);
                var watch = Stopwatch.StartNew();
                ProgressBar.Run<SimulationProgress, bool>("drawing", "frames", value => (value.FramesWritten, value.FramesInAll), progress =>
                {
                    StudySimulator.Write(result.GetRequiredValue(folder), settings, result.GetValue(force), result.GetValue(threads), progress, cancellation);
                    return true;
                });
                Console.WriteLine($"{result.GetValue(folder)}: {settings.Participants} participants x {settings.Seconds} s, seed {settings.Seed}, in {watch.Elapsed.TotalSeconds:0.0} s. Truth in Truth/.");
                return 0;
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine("Cancelled; nothing was left behind.");
                return 130;
            }
            catch (Exception problem) when (problem is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(problem.Message);
                return 2;
            }
        }
    }
}

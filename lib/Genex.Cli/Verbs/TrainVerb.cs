using System.CommandLine;
using System.Diagnostics;
using Genex.Research.Datasets;
using Genex.Research.Audit;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Training;

namespace Genex.Cli.Verbs;

/// <summary>genex train: trains and evaluates models on tasks under protocols, one run of each.</summary>
public static class TrainVerb
{
    private const string Description = """
        Train a model, or several, and score them beside their baselines.

        --model, --task and --protocol take one name, several with commas between them, or "all"; every combination is a run.
        Data that the data audit blocks are refused (exit code 3) unless --accept-findings is given.
        A finished run of the same model, task, protocol, profile, seed and data is shown again instead of trained again; one that was cut off goes on where it stopped.

        Protocols: lopo holds out every participant in turn and lets one other choose the epoch; lopo-nested lets every other one choose in turn (as many times the work as there
        are participants); k-groups-K and k-groups-K-nested do the same with K groups; within tests later in the same recordings; report-a and report-b are the report's own splits.

        Exit codes: 0 done; 1 training failed; 2 unusable input; 3 blocked data; 130 cancelled.

        Examples:
          genex train --model B.1 --task emotions --protocol lopo --profile quick
          genex train --model A.1 --task attention --protocol report-a --data data/sample --seed 7
          genex train --model all --task all --protocol lopo,report-a --epochs 1 --out /tmp/runs
        """;

    private static readonly Option<string> Model = new("--model") { Description = $"Architectures: {string.Join(", ", ModelRegistry.All.Select(one => one.Id))}; or all.", Required = true };
    private static readonly Option<string> What = new("--task") { Description = "attention (1 target), emotions (17 targets), or all.", DefaultValueFactory = _ => "emotions" };
    private static readonly Option<string> How = new("--protocol") { Description = "lopo, k-groups-K, within, report-a, report-b; all takes these with K = 3; also lopo-nested, k-groups-K-nested.", DefaultValueFactory = _ => "lopo" };
    private static readonly Option<string> Effort = new("--profile") { Description = "quick (small frames, few epochs) or full (the report's settings).", DefaultValueFactory = _ => "quick" };
    private static readonly Option<string> Data = new("--data") { Description = "The study's folder.", DefaultValueFactory = _ => Path.Combine("data", "sample") };
    private static readonly Option<long> Seed = new("--seed") { Description = "For weights, order, dropout and variation.", DefaultValueFactory = _ => 1 };
    private static readonly Option<int?> Epochs = new("--epochs") { Description = "At most this many epochs per phase; makes another run than the profile's own." };
    private static readonly Option<double> Dropout = new("--modality-dropout") { Description = "Chance that a training sample loses its frame or its signals, 0 to under 1; makes another run than the profile's own." };
    private static readonly Option<string> Device = new("--device") { Description = "auto (the GPU where there is one), cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<string?> Folder = new("--out") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs of the solution." };
    private static readonly Option<bool> Accept = new("--accept-findings") { Description = "Train on data that the data audit blocks; every result then names the findings." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with a run that was cut off. Default true; false starts it again.", DefaultValueFactory = _ => true };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command command = new("train", Description);
        foreach (Option option in (Option[])[Model, What, How, Effort, Data, Seed, Epochs, Dropout, Device, Folder, Resume, Accept]) command.Options.Add(option);
        command.SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation)));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        try
        {
            RunPlan[] plan = [.. RunPlan.Of(result.GetRequiredValue(Model), result.GetRequiredValue(What), result.GetRequiredValue(How))];
            Profile effort = Profile.Parse(result.GetRequiredValue(Effort));
            using ProgressLine line = new();
            Experiment experiment = Experiment.Open(result.GetRequiredValue(Data), effort, result.GetValue(Seed), new RunStore(result.GetValue(Folder) ?? RunStore.DefaultFolder), line.Of<LoadProgress>(value => value.ToString()), cancellation).On(result.GetRequiredValue(Device));
            if (result.GetValue(Accept)) experiment = experiment.AcceptingFindings();
            List<RunRecord> runs = [];
            foreach (RunPlan one in plan)
            {
                string place = plan.Length == 1 ? "" : $"run {runs.Count + 1}/{plan.Length}, ";
                runs.Add(Train(experiment, one, result, line.Of<RunProgress>(value => $"{place}{value.Share,4:P0} {value}"), line.Interrupt, cancellation));
            }

            line.Dispose();
            if (runs.Count == 1) RunTable.Write(runs[0]);
            else Console.WriteLine(ComparisonText.Plain(Comparison.Groups(runs)));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled. Finished epochs are kept; the same command goes on from there.");
            return 130;
        }
        catch (Exception problem) when (problem is ArgumentException or RecordingException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 2;
        }
        catch (BlockedDataException problem)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 3;
        }
        catch (Exception problem) when (problem is TrainingDivergedException or OutOfDeviceMemoryException)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 1;
        }
    }

    private static RunRecord Train(Experiment experiment, RunPlan one, ParseResult result, IProgress<RunProgress> progress, Action<string> say, CancellationToken cancellation)
    {
        if (!result.GetValue(Resume)) experiment.Store.Forget(experiment.Specify(one.Model, one.Task, one.Protocol, Change));
        long start = Stopwatch.GetTimestamp();
        RunRecord run = experiment.Run(one.Model, one.Task, one.Protocol, progress, Change, cancellation);
        say(run.WasFound ? $"{one}: was finished before; shown again (--resume false trains it anew)."
            : $"{one}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s in all, frozen layers and scoring included.");
        return run;

        TrainingSettings Change(TrainingSettings settings) => (result.GetValue(Epochs) is { } most ? settings.WithEpochs(most) : settings) with { ModalityDropout = result.GetValue(Dropout) };
    }
}

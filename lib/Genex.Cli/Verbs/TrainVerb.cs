using System.CommandLine;
using System.Diagnostics;
using Genex.Research.Datasets;
using Genex.Research.Datasets.Audit;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Cli.Verbs;

/// <summary>genex train: trains and evaluates one model under one protocol.</summary>
public static class TrainVerb
{
    private const string Description = """
        Train a model and score it beside its baselines.

        Data that the data audit blocks are refused (exit code 3) unless --accept-findings is given.
        A finished run of the same model, task, protocol, profile, seed and data is shown again instead of trained again; one that was cut off goes on where it stopped.

        Examples:
          genex train --model B.1 --task emotions --protocol lopo --profile quick
          genex train --model A.1 --task attention --protocol report-a --data data/sample --seed 7
          genex train --model A.1 --task attention --protocol lopo --epochs 2 --out /tmp/runs
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var model = new Option<string>("--model") { Description = $"Architecture: {string.Join(", ", ModelRegistry.All.Select(one => one.Id))}.", Required = true };
        var task = new Option<string>("--task") { Description = "attention (1 target) or emotions (17 targets).", DefaultValueFactory = _ => "emotions" };
        var protocol = new Option<string>("--protocol") { Description = "lopo, k-groups-K, within, report-a or report-b.", DefaultValueFactory = _ => "lopo" };
        var profile = new Option<string>("--profile") { Description = "quick (small frames, few epochs) or full (the report's settings).", DefaultValueFactory = _ => "quick" };
        var data = new Option<string>("--data") { Description = "The study's folder.", DefaultValueFactory = _ => Path.Combine("data", "sample") };
        var seed = new Option<long>("--seed") { Description = "For weights, order, dropout and variation.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int?>("--epochs") { Description = "At most this many epochs per phase; makes another run than the profile's own." };
        var dropout = new Option<double>("--modality-dropout") { Description = "Chance that a training sample loses its frame or its signals, 0 to under 1; makes another run than the profile's own." };
        var device = new Option<string>("--device") { Description = "auto (the GPU where there is one), cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };
        var folder = new Option<string?>("--out") { Description = "Folder of runs. Default: GENEX_RUNS, or artifacts/runs of the solution." };
        var accept = new Option<bool>("--accept-findings") { Description = "Train on data that the data audit blocks; every result then names the findings." };
        var resume = new Option<bool>("--resume") { Description = "Go on with a run that was cut off. Default true; false starts it again.", DefaultValueFactory = _ => true };
        var command = new Command("train", Description) { model, task, protocol, profile, data, seed, epochs, dropout, device, folder, resume, accept };
        command.SetAction((result, cancellation) => Task.Run(() => Run(result, cancellation)));
        return command;

        int Run(ParseResult result, CancellationToken cancellation)
        {
            try
            {
                string id = ModelRegistry.Find(result.GetRequiredValue(model)).Id;
                EmotionTask what = EmotionTask.Parse(result.GetRequiredValue(task));
                Protocol how = Protocol.Parse(result.GetRequiredValue(protocol));
                Profile effort = Profile.Parse(result.GetRequiredValue(profile));
                using ProgressLine line = new();
                Experiment experiment = Experiment.Open(result.GetRequiredValue(data), effort, result.GetValue(seed), new RunStore(result.GetValue(folder) ?? RunStore.DefaultFolder), line.Of<LoadProgress>(value => value.ToString()), cancellation).On(result.GetRequiredValue(device));
                if (result.GetValue(accept)) experiment = experiment.AcceptingFindings();
                TrainingSettings Change(TrainingSettings settings) => (result.GetValue(epochs) is { } most ? settings.WithEpochs(most) : settings) with { ModalityDropout = result.GetValue(dropout) };
                RunSpecification specification = experiment.Specify(id, what, how, Change);
                if (!result.GetValue(resume)) experiment.Store.Forget(specification);
                bool there = experiment.Store.Find(specification) is not null;
                long start = Stopwatch.GetTimestamp();
                RunRecord run = experiment.Run(id, what, how, line.Of<RunProgress>(value => $"{value.Share,4:P0} {value}"), Change, cancellation);
                line.Dispose();
                if (there) Console.Error.WriteLine("This run was finished before; showing it again (--resume false trains it anew).");
                else Console.Error.WriteLine($"{run.Specification.Model}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s in all, frozen layers and scoring included.");
                RunTable.Write(run);
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
    }
}

using System.CommandLine;
using System.Diagnostics;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Cli.Verbs;

/// <summary><c>genex train</c>: trains and evaluates models on tasks under protocols, one run of each.</summary>
internal static class TrainVerb
{
    private const string Text = """
        --model, --task and --protocol take one name, several with commas between them, or "all"; every combination is a run.
        Data that the data audit blocks are refused (exit code 3) unless --accept-findings is given.
        A finished run of the same model, task, protocol, profile, seed and data is shown again instead of trained again; one that was cut off goes on where
        it stopped.

        Protocols: lopo (or loso) holds out every participant in turn and lets one other choose the epoch; lopo-nested lets every other one choose in turn
        (as many times the work as
        there are participants); k-groups-K and k-groups-K-nested do the same with K groups; within tests later in the same recordings; report-a and report-b
        are the report's own
        splits. All of them means the ones that are not nested, with K = 3.

        Exit codes: 0 done; 1 training failed; 2 unusable input; 3 blocked data; 130 cancelled.

        Examples:
          genex train --model B.1 --task emotions --protocol lopo --profile quick
          genex train --model A.1 --task attention --protocol report-a --data data/sample --seed 7
          genex train --model all --task all --protocol lopo,report-a --epochs 1 --store /tmp/runs
        """;

    private static readonly Option<string> Models = new("--model")
    {
        Description = $"{string.Join(", ", ModelRegistry.All.Select(one => one.Id))}, several with commas between them, or all.",
        Required = true,
    };

    private static readonly Option<string> Tasks = Common.Tasks("emotions"), Protocols = Common.Protocols("lopo");
    private static readonly Option<string?> Effort = Common.Profile("which settings are trained with.", "quick");
    private static readonly Option<int?> Epochs =
        new("--epochs") { Description = "Epochs per phase instead of the profile's own, more or fewer; makes another run." };
    private static readonly Option<double> Dropout = new("--modality-dropout")
    {
        Description = "Probability that a training sample loses its frame or its signals, 0 to under 1; makes another run than the profile's own.",
    };

    private static readonly Option<string> Device =
        new("--device") { Description = "auto (the GPU where there is one), cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };
    private static readonly Option<bool> Accept =
        new("--accept-findings") { Description = "Train on data that the data audit blocks; every result then names the findings." };
    private static readonly Option<bool> Resume =
        new("--resume") { Description = "Go on with a run that was cut off; false starts it again.", DefaultValueFactory = _ => true };

    public static Verb Create() => new Verb(
        "train", "Train a model, or several, and score them beside their baselines.", Text, "finished epochs are kept, and the same command goes on from there")
    {
        Models, Tasks, Protocols, Effort, Common.Data, Common.Seed, Epochs, Dropout, Device, Common.Store, Resume, Accept,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunPlan[] plan = [.. RunPlan.Of(result.GetRequiredValue(Models), result.GetRequiredValue(Tasks), result.GetRequiredValue(Protocols))];
        Profile effort = Profile.Parse(result.GetValue(Effort)!);
        List<RunRecord> runs = [];
        using (ProgressLine line = new())
        {
            Experiment experiment = Experiment.Open(
                result.GetRequiredValue(Common.Data), effort, result.GetValue(Common.Seed), Common.StoreOf(result), line.Loading(), cancellation)
                    .On(result.GetRequiredValue(Device));
            if (result.GetValue(Accept)) experiment = experiment.AcceptingFindings();
            foreach (RunPlan one in plan)
                runs.Add(Train(experiment, one, result, line, plan.Length == 1 ? "" : Invariant($"run {runs.Count + 1}/{plan.Length}, "), cancellation));
        }

        if (runs.Count == 1) RunTable.Write(runs[0]);
        else ComparisonOutput.Write(Comparison.Groups(runs));
        return ExitCode.Done;
    }

    private static RunRecord Train(Experiment experiment, RunPlan one, ParseResult result, ProgressLine line, string index, CancellationToken cancellation)
    {
        if (!result.GetValue(Resume)) experiment.Store.Forget(experiment.Specify(one.Model, one.Task, one.Protocol, Change));
        long start = Stopwatch.GetTimestamp();
        RunRecord run = experiment.Run(one.Model, one.Task, one.Protocol, line.Training(index), Change, cancellation);
        line.Keep(run.WasFound ? $"{one}: was finished before; shown again (--resume false trains it anew)."
            : Invariant($"{one}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s in all, frozen layers and scoring included."));
        return run;

        TrainingSettings Change(TrainingSettings settings) =>
            (result.GetValue(Epochs) is { } most ? settings.WithEpochs(most) : settings) with { ModalityDropout = result.GetValue(Dropout) };
    }
}

using System.CommandLine;
using System.Diagnostics;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Training;

namespace Genex.Cli.Verbs;

/// <summary><c>genex train</c>: trains and evaluates models on tasks under protocols, one run of each.</summary>
internal static class TrainVerb
{
    private const string Text = """
        --model, --task and --protocol take one name, several with commas between them, or "all"; every
        combination is a run. Data that the data audit blocks are refused (exit code 3) unless --accept-findings
        is given. Targets that it blocks are left out of a task that has others, and every result says so; a
        task without others is refused. A finished run of the same model, task, protocol, profile, seed and data
        is shown again instead of trained again; one that was cut off goes on where it stopped.

        A task is attention, emotions (17 targets), or targets by name with + between them, of the 17 or of the
        study's own (study.json).

        Protocols: lopo (or loso) holds out every participant in turn and lets one other choose the epoch; lopo-nested
        lets every other one choose in turn (as many times the work as there are participants); k-groups-K and
        k-groups-K-nested do the same with K groups; within tests later in the same recordings; report-a and report-b
        are the report's own splits. All of them means the ones that are not nested, with K = 3.

        Exit codes: 0 done; 1 training failed; 2 unusable input; 3 blocked data; 130 cancelled.

        Examples:
          genex train --model B.1 --task emotions --protocol lopo --profile quick
          genex train --model A.1 --task attention --protocol report-a --data data/sample --seed 7
          genex train --model A.1 --task attention --data STUDY --region whole --time-format s
          genex train --model P.2 --task "Stress+Joy" --signals own --data STUDY --profile study
          genex train --model B.1 --task emotions --data prepared --profile study
          genex train --model all --task all --protocol lopo,report-a --epochs 1 --store /tmp/runs
          genex train --model P.1,P.2,A.1n --task attention --protocol k-groups-4 --profile study --signals 5
          genex train --model A.2 --task attention --print-settings --profile study > a2.json
          genex train --model A.2 --task attention --settings a2.json --image-size 48
          genex train --model F.1 --task emotions --settings learnt-weights.json
          genex train --model F.4 --task attention --profile study --choose-epoch-by auroc
          genex train --model P.1 --task attention --body dinov2.onnx
          genex train --model A.4 --task attention --profile full --precision bf16
        """;

    private static readonly Option<string> Models = Common.Models();
    private static readonly Option<string> Tasks = Common.Tasks("emotions"), Protocols = Common.Protocols("lopo");
    private static readonly Option<string?> Effort = Common.Profile("which settings are trained with.", "quick");
    private static readonly Option<int?> Epochs =
        new("--epochs") { Description = "Epochs per phase instead of the profile's own, more or fewer; makes another run." };
    private static readonly Option<double> Dropout = new("--modality-dropout")
    {
        Description = "Probability that a training sample loses its frame or its signals, 0 to under 1; makes another run than the profile's own.",
    };

    private static readonly Option<int?> Batch = new("--batch") { Description = "Samples per step instead of the profile's own; makes another run." };
    private static readonly Option<double?> LearningRate = new("--learning-rate")
    {
        Description = "The largest rate of each phase instead of the profile's own; the rates of other parts keep their ratio to it. Makes another run.",
    };

    private static readonly Option<string?> SettingsFile = new("--settings")
    {
        Description = "JSON file with every training setting, as --print-settings writes it, and \"targetWeightsRate\": 0.01 to learn the "
            + "weights of several targets; unknown keys are refused.",
    };

    private static readonly Option<bool> Print = new("--print-settings") { Description = "Write the training settings as JSON and train nothing." };
    private static readonly Option<string> Signals = new Option<string>("--signals")
    {
        Description = "What fusion models may look at: all, the 28 of facial coding (the targets' own sensor), the 5 of gaze and skin conductance with those "
            + "of the study's own, or those alone (own).",
        DefaultValueFactory = _ => "all",
    }.AcceptOnlyFromAmong(DeclaredSignals.Names);

    private static readonly Option<bool> Resume =
        new("--resume")
        {
            Description = "Go on with a run that was cut off; false starts it again, and keeps a finished one until the new one is whole.",
            DefaultValueFactory = _ => true,
        };

    public static Verb Create() => new Verb(
        "train", "Train a model, or several, and score them beside their baselines.", Text, "finished epochs are kept, and the same command goes on from there")
    {
        Models, Tasks, Protocols, Effort, Common.Data, Common.Seed, Epochs, Common.ImageSize, Batch, LearningRate, Dropout, Common.ChooseEpochBy,
        Common.Precision, SettingsFile, Print, Common.Body, Signals,
        Common.TimeFormat, Common.Region, Common.Face, Common.Device, Common.Store, Resume, Common.Accept,
    }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        RunPlan[] plan = [.. RunPlan.Of(result.GetRequiredValue(Models), result.GetRequiredValue(Tasks), result.GetRequiredValue(Protocols))];
        Profile effort = Profile.Parse(result.GetValue(Effort)!);
        if (result.GetValue(Common.ImageSize) is { } side)
            effort = effort with { ImageSize = new ModelSettings(1, side).ImageSize, FrameSize = Math.Max(effort.FrameSize, side) };
        if (result.GetValue(Print))
        {
            foreach (string model in plan.Select(one => one.Model).Distinct())
                Console.Out.WriteLine(SettingsJson.Write(Change(effort.TrainingOf(model), result)));
            return ExitCode.Done;
        }

        List<RunRecord> runs = [];
        using (ProgressLine line = new())
        {
            Experiment experiment = Experiment.Open(
                result.GetRequiredValue(Common.Data), effort, result.GetValue(Common.Seed), Common.StoreOf(result), line.Loading(),
                Common.ReadingOf(result), cancellation)
                    .On(result.GetRequiredValue(Common.Device));
            if (result.GetValue(Common.Accept)) experiment = experiment.AcceptingFindings();
            experiment = experiment.WithSignals(DeclaredSignals.Parse(result.GetValue(Signals)!));
            if (result.GetValue(Common.Body) is { } body)
                experiment = body == "random" ? experiment.WithRandomBodies() : experiment.WithBody(OnnxBodyFile.Import(body));
            foreach (RunPlan one in plan)
                runs.Add(Train(experiment, one, result, line, plan.Length == 1 ? "" : Invariant($"run {runs.Count + 1}/{plan.Length}, "), cancellation));
        }

        if (runs.Count == 1) RunTable.Write(runs[0]);
        else ComparisonOutput.Write(Comparison.Groups(runs));
        return ExitCode.Done;
    }

    private static RunRecord Train(Experiment experiment, RunPlan one, ParseResult result, ProgressLine line, string index, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        TrainingSettings Changed(TrainingSettings settings) => Change(settings, result);
        RunRecord run = result.GetValue(Resume)
            ? experiment.Run(one.Model, one.Task, one.Protocol, line.Training(index), Changed, cancellation)
            : experiment.RunAnew(one.Model, one.Task, one.Protocol, line.Training(index), Changed, cancellation);
        line.Keep(run.WasFound ? $"{one}: was finished before; shown again (--resume false trains it anew)."
            : Invariant($"{one}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s in all, frozen layers and scoring included."));
        return run;
    }

    private static TrainingSettings Change(TrainingSettings settings, ParseResult result) => new TrainingChange
    {
        Training = result.GetValue(SettingsFile) is { } file ? SettingsJson.Read(file) : null,
        Epochs = result.GetValue(Epochs),
        Batch = result.GetValue(Batch),
        LearningRate = result.GetValue(LearningRate),
        ChooseEpochBy = result.GetValue(Common.ChooseEpochBy),
        Precision = result.GetValue(Common.Precision),
        ModalityDropout = result.GetResult(Dropout) is { Implicit: false } ? result.GetValue(Dropout) : null,
    }.Apply(settings);
}

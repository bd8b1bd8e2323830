using System.CommandLine;
using System.Text.Json;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Cli.Verbs;

/// <summary><c>genex bench models</c>: throughput of every model, beside the machine's own matrix products.</summary>
public static class ModelsBench
{
    private const string Description = """
        Measure inference and training steps of the models, and their share of the rate of plain matrix products in the same process; then the two-phase fine-tune of A.4
        with the cache of frozen layers and without. Every ratio is taken within one run; on a machine that does other work the figures still move.

        Examples:
          genex bench models
          genex bench models --json --only A.4
          genex bench models --only A.4 --part finetune --frames 16 --epochs 1
        """;

    private static readonly string[] Parts = ["inference", "train", "finetune"];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print an array of {name, value, unit, baseline, ratio} instead of lines." };
        var batch = new Option<int>("--batch") { Description = "Frames at a time.", DefaultValueFactory = _ => 8 };
        var only = new Option<string[]>("--only") { Description = "Ids to measure. Default: every model. Repeatable." };
        var part = new Option<string[]>("--part") { Description = "inference, train or finetune (of A.4). Default: all. Repeatable." };
        var frames = new Option<int>("--frames") { Description = "Samples of the fine-tune, at least 8.", DefaultValueFactory = _ => 32 };
        var epochs = new Option<int>("--epochs") { Description = "Epochs of each phase of the fine-tune that are run; the schedule of 20 + 30 is scaled up from the fastest of each.", DefaultValueFactory = _ => 2 };
        var command = new Command("models", Description) { json, batch, only, part, frames, epochs };
        command.SetAction((result, cancellation) => Task.Run(() => Run(
            new Request(result.GetValue(json), result.GetValue(batch), result.GetValue(only) ?? [], result.GetValue(part) ?? [], result.GetValue(frames), result.GetValue(epochs)), cancellation)));
        return command;
    }

    private static int Run(Request request, CancellationToken cancellation)
    {
        try
        {
            if (request.Parts.Except(Parts).FirstOrDefault() is { } unknown) throw new ArgumentException($"No part is called \"{unknown}\"; there are {string.Join(", ", Parts)}.");
            if (request.Frames < 8 || request.Epochs < 1 || request.Batch < 1) throw new ArgumentException("The fine-tune takes at least 8 frames and 1 epoch, a batch at least 1 frame.");
            var figures = Measure(request, cancellation);
            if (request.Json)
                Console.WriteLine(JsonSerializer.Serialize(figures, Web));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return 130;
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 2;
        }
    }

    private static List<SpeedFigure> Measure(Request request, CancellationToken cancellation)
    {
        bool Wants(string part) => request.Parts.Length == 0 || request.Parts.Contains(part);
        IReadOnlyList<ModelDescription> models = request.Only.Length == 0 ? ModelRegistry.All : [.. request.Only.Select(ModelRegistry.Find)];
        List<SpeedFigure> figures = [];
        Keep([new("machine/matrix-product", ModelSpeed.MatrixProductRate(), "GFLOP/s", null, null), new("machine/threads", get_num_threads(), "threads", null, null)]);
        foreach (var model in models)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Wants("inference")) Add($"{model.Id}: inference", () => ModelSpeed.Inference(model, request.Batch));
            cancellation.ThrowIfCancellationRequested();
            if (Wants("train")) Add($"{model.Id}: training steps", () => ModelSpeed.Training(model, request.Batch));
        }

        if (Wants("finetune") && models.FirstOrDefault(model => model.Id == "A.4") is { } pretrained)
            Keep(FineTuneSpeed.Measure(pretrained, request.Frames, request.Epochs, progress: Console.Error.WriteLine, cancellation: cancellation));
        return figures;

        void Add(string what, Func<IReadOnlyList<SpeedFigure>> measure)
        {
            Console.Error.WriteLine(what);
            Keep(measure());
        }

        void Keep(IReadOnlyList<SpeedFigure> measured)
        {
            figures.AddRange(measured);
            if (request.Json) return;
            foreach (var figure in measured) Console.WriteLine($"{figure.Name,-34} {figure.Value,12:0.000000} {figure.Unit}");
        }
    }

    private sealed record Request(bool Json, int Batch, string[] Only, string[] Parts, int Frames, int Epochs);
}

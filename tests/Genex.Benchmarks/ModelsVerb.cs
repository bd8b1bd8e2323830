using System.CommandLine;
using System.Text.Json;
using Genex.Benchmarks.Models;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Research.Models;

namespace Genex.Benchmarks;

/// <summary><c>models</c>: throughput of every model, beside the machine's limit.</summary>
internal static class ModelsVerb
{
    private const string Text = """
        Their inference and training steps, as a fraction of the machine's limit, the best rate of a large matrix product on any path (MKL, oneDNN) in the
        same process; then the two-phase fine-tune of A.4 with the cache of frozen layers and without.
        Every ratio is taken within one run; on a machine that does other work the figures still move.

        Examples:
          environment/genex bench models
          environment/genex bench models --json --only A.4
          environment/genex bench models --part step --only A.2 --only B.1 --only B.2 --batch 32 --side 64
          environment/genex bench models --only A.4 --part finetune --frames 16 --epochs 1
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<int> Batch = new("--batch") { Description = "Frames at a time.", DefaultValueFactory = _ => 8 };
    private static readonly Option<string[]> Only =
        new("--only") { Description = "Ids to measure. Default: every model. Repeatable.", DefaultValueFactory = _ => [] };
    private static readonly Option<string[]> Parts = new Option<string[]>("--part")
    {
        Description = "inference, train, step (where the milliseconds of a training step go) or finetune (of A.4). Default: all. Repeatable.",
        DefaultValueFactory = _ => [],
    }.AcceptOnlyFromAmong("inference", "train", "step", "finetune");

    private static readonly Option<int> Side = new("--side") { Description = "Side of the frames of a step, pixels.", DefaultValueFactory = _ => 224 };

    private static readonly Option<int> Frames = new("--frames") { Description = "Samples of the fine-tune, at least 8.", DefaultValueFactory = _ => 32 };
    private static readonly Option<int> Epochs = new("--epochs")
    {
        Description = "Epochs of each phase of the fine-tune that are run; the schedule of 20 + 30 is scaled up from the fastest of each.",
        DefaultValueFactory = _ => 2,
    };

    public static Verb Create() => new Verb("models", "Measure the models.", Text) { Common.Json, Batch, Side, Only, Parts, Frames, Epochs }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(Frames) < 8 || result.GetValue(Epochs) < 1 || result.GetValue(Batch) < 1)
            throw new ArgumentException("The fine-tune takes at least 8 frames and 1 epoch, a batch at least 1 frame.");
        List<SpeedFigure> figures = [];
        bool json = result.GetValue(Common.Json);
        foreach (SpeedFigure figure in Measure(result, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            figures.Add(figure);
            if (!json) Console.WriteLine(Invariant($"{figure.Name,-34} {figure.Value,12:0.000000} {figure.Unit}"));
        }

        if (json) Console.WriteLine(JsonSerializer.Serialize(figures, Web));
        return ExitCode.Done;
    }

    // Each figure is taken when it is asked for, so that it is printed as soon as it is there.
    private static IEnumerable<SpeedFigure> Measure(ParseResult result, CancellationToken cancellation)
    {
        string[] parts = result.GetRequiredValue(Parts), only = result.GetRequiredValue(Only);
        IReadOnlyList<ModelDescription> models = only.Length == 0 ? ModelRegistry.All : [.. only.Select(ModelRegistry.Find)];
        int batch = result.GetValue(Batch);
        foreach (SpeedFigure figure in ModelSpeed.Machine()) yield return figure;
        foreach (ModelDescription model in models)
        {
            if (Wants("inference"))
                foreach (SpeedFigure figure in Named($"{model.Id}: inference", () => ModelSpeed.Inference(model, batch)))
                    yield return figure;
            if (Wants("train"))
                foreach (SpeedFigure figure in Named($"{model.Id}: training steps", () => ModelSpeed.Training(model, batch)))
                    yield return figure;
            if (Wants("step"))
            {
                Console.Error.WriteLine($"{model.Id}: parts of a training step");
                foreach (SpeedFigure figure in StepProfile.Measure(model, batch, result.GetValue(Side), cancellation)) yield return figure;
            }
        }

        if (!Wants("finetune") || models.FirstOrDefault(model => model.Id == "A.4") is not { } pretrained) yield break;
        foreach (SpeedFigure figure in FineTuneSpeed.Measure(
            pretrained, result.GetValue(Frames), result.GetValue(Epochs), progress: Console.Error.WriteLine, cancellation: cancellation))
        {
            yield return figure;
        }

        bool Wants(string part) => parts.Length == 0 || parts.Contains(part);
    }

    private static IReadOnlyList<SpeedFigure> Named(string what, Func<IReadOnlyList<SpeedFigure>> measure)
    {
        Console.Error.WriteLine(what);
        return measure();
    }
}

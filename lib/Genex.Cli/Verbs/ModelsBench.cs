using System.CommandLine;
using System.Text.Json;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;

namespace Genex.Cli.Verbs;

/// <summary><c>genex bench models</c>: throughput of every model, beside the machine's own matrix products.</summary>
public static class ModelsBench
{
    private const string Description = """
        Measure inference and training steps of the models, and their share of the rate of plain matrix products in the same process.

        Examples:
          genex bench models
          genex bench models --json --only A.4
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print an array of objects instead of lines." };
        var batch = new Option<int>("--batch") { Description = "Frames at a time.", DefaultValueFactory = _ => 8 };
        var only = new Option<string[]>("--only") { Description = "Ids to measure. Default: every model. Repeatable." };
        var command = new Command("models", Description) { json, batch, only };
        command.SetAction((result, cancellation) => Task.Run(() => Run(result.GetValue(json), result.GetValue(batch), result.GetValue(only) ?? [], cancellation)));
        return command;
    }

    private static int Run(bool json, int batch, string[] only, CancellationToken cancellation)
    {
        try
        {
            var models = only.Length == 0 ? ModelRegistry.All : [.. only.Select(ModelRegistry.Find)];
            double rate = ModelSpeed.MatrixProductRate();
            var figures = new List<SpeedFigure> { new("machine/matrix-product", rate, "GFLOP/s", null, null) };
            foreach (var model in models)
            {
                cancellation.ThrowIfCancellationRequested();
                Console.Error.WriteLine($"{model.Id}…");
                figures.AddRange(ModelSpeed.Inference(model, batch, rate));
                figures.AddRange(ModelSpeed.Training(model, batch, rate));
            }
            if (json)
                Console.WriteLine(JsonSerializer.Serialize(figures, Web));
            else
                figures.ForEach(figure => Console.WriteLine($"{figure.Name,-28} {figure.Value,10:0.000} {figure.Unit}"));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return 130;
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return 2;
        }
    }
}

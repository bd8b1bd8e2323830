using System.CommandLine;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Spectre.Console;
using static TorchSharp.torch;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models show</c>: the layers of a model with shapes, parameters and multiply-adds.</summary>
public static class ModelsShow
{
    private const string Description = """
        Show the layers of a model: output shape for one frame, parameters, multiply-adds.

        Examples:
          genex models show B.3
          genex models show A.2 --image-size 112 --targets 17
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "A model's id, as genex models lists it." };
        var side = new Option<int>("--image-size") { Description = "Side of the frames, pixels; a multiple of 16.", DefaultValueFactory = _ => 224 };
        var targets = new Option<int?>("--targets") { Description = "K, the number of logits. Default: as in the report's table." };
        var command = new Command("show", Description) { id, side, targets };
        command.SetAction(result => Run(result.GetRequiredValue(id), result.GetValue(side), result.GetValue(targets)));
        return command;
    }

    private static int Run(string id, int side, int? targets)
    {
        try
        {
            var description = ModelRegistry.Find(id);
            manual_seed(1);
            using var model = description.Create(new ModelSettings(targets ?? description.Targets, side));
            var layers = LayerTable.Of(model, side);
            var table = new Table().Border(TableBorder.Simple).AddColumns("layer", "kind", "shape", "parameters", "multiply-adds");
            table.Columns[3].RightAligned();
            table.Columns[4].RightAligned();
            foreach (var row in layers.Rows)
                table.AddRow(Markup.Escape(row.Name), row.Kind, $"({string.Join(", ", row.Shape)})", $"{row.Parameters:N0}", row.MultiplyAdds == 0 ? "" : $"{row.MultiplyAdds:N0}");
            table.AddRow($"{description.Id} {Markup.Escape(description.Name)}", "", $"(1, {targets ?? description.Targets})", $"{layers.Parameters:N0}", $"{layers.MultiplyAdds:N0}");
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = 160;
            AnsiConsole.Write(table);
            return 0;
        }
        catch (ArgumentException problem)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 2;
        }
    }
}

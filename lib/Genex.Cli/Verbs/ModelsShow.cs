using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Spectre.Console;
using static TorchSharp.torch;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models show</c>: the layers of a model with shapes, parameters and multiply-adds.</summary>
internal static class ModelsShow
{
    private const int UsualSide = 224;

    private static readonly Argument<string> Id = new("id") { Description = "A model's id, as genex models lists it." };

    public static Verb Create() => new Verb("show", "Show the layers of a model: output shape for one frame, parameters, multiply-adds.", """
        Without --image-size the frames have 224 pixels a side.

        Examples:
          genex models show B.3
          genex models show A.2 --image-size 112 --targets 17
        """) { Id, Common.ImageSize, Common.Targets }.Does(Run);

    private static int Run(ParseResult result)
    {
        ModelDescription description = ModelRegistry.Find(result.GetRequiredValue(Id));
        int targets = result.GetValue(Common.Targets) ?? description.Targets, side = result.GetValue(Common.ImageSize) ?? UsualSide;
        manual_seed(1);
        using EmotionModel model = description.Create(new ModelSettings(targets, side));
        LayerTable layers = LayerTable.Of(model, side);
        Table table = new Table().Border(TableBorder.Simple).AddColumns("layer", "kind", "shape", "parameters", "multiply-adds");
        table.Columns[3].RightAligned();
        table.Columns[4].RightAligned();
        foreach (LayerRow row in layers.Rows)
        {
            string multiplyAdds = row.MultiplyAdds == 0 ? "" : Invariant($"{row.MultiplyAdds:N0}");
            table.AddRow(Markup.Escape(row.Name), row.Kind, $"({string.Join(", ", row.Shape)})", Invariant($"{row.Parameters:N0}"), multiplyAdds);
        }

        table.AddRow(
            $"{description.Id} {Markup.Escape(description.Name)}", "", Invariant($"(1, {targets})"), Invariant($"{layers.Parameters:N0}"),
            Invariant($"{layers.MultiplyAdds:N0}"));
        Terminal.Create().Write(table);
        return ExitCode.Done;
    }
}

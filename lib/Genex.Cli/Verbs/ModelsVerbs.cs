using System.CommandLine;
using System.Text.Json;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models</c>: what architectures there are, and what one of them is made of or computes.</summary>
public static class ModelsVerbs
{
    private const string Description = """
        List the architectures of the report and their corrected siblings; show one; run one.

        Examples:
          genex models
          genex models --json
          genex models show B.3
          genex models forward --model A.4 --weights vit.pth --input in.pth --output out.safetensors
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The verb with its two parts.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print an array of objects instead of a table." };
        var command = new Command("models", Description) { json, ModelsShow.Create(), ModelsForward.Create() };
        command.SetAction(result => List(result.GetValue(json)));
        return command;
    }

    private static int List(bool json)
    {
        if (json)
        {
            // Every parameter of a fresh model learns; what a phase freezes belongs to training.
            Console.WriteLine(JsonSerializer.Serialize(
                ModelRegistry.All.Select(model => new
                {
                    id = model.Id, name = model.Name, modalities = Modalities(model), targets = model.Targets, parameters = model.Parameters, trainable = model.Parameters, weights = OfficialWeights.For(model.Id)?.File,
                }),
                Indented));
            return 0;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "looks at", "parameters", "for K", "starts from");
        foreach (var model in ModelRegistry.All)
            table.AddRow(model.Id, Markup.Escape(model.Name), string.Join(" + ", Modalities(model)), $"{model.Parameters:N0}", $"{model.Targets}", OfficialWeights.For(model.Id)?.File ?? "random");
        table.Columns[3].RightAligned();
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        AnsiConsole.Write(table);
        return 0;
    }

    private static List<string> Modalities(ModelDescription model) =>
        [.. Enum.GetValues<Modalities>().Where(modality => modality != Research.Models.Modalities.None && model.Modalities.HasFlag(modality)).Select(modality => modality.ToString().ToLowerInvariant())];
}

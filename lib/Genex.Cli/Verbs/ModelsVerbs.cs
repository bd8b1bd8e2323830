using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Spectre.Console;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models</c>: what architectures there are, and what one of them is made of or computes.</summary>
internal static class ModelsVerbs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Verb Create() => new Verb("models", "List the report's architectures and their corrected siblings; show one; run one.", """
        Examples:
          genex models
          genex models --json
          genex models show B.3
          genex models forward --model A.4 --weights vit.pth --input in.pth --out out.safetensors
        """) { Common.Json, ModelsShow.Create(), ModelsForward.Create() }.Does(List);

    private static int List(ParseResult result)
    {
        if (result.GetValue(Common.Json)) Console.WriteLine(Json());
        else Terminal.Create().Write(All());
        return ExitCode.Done;
    }

    // Every parameter of a fresh model learns; what a phase freezes belongs to training.
    private static string Json() => JsonSerializer.Serialize(ModelRegistry.All.Select(model => new
    {
        id = model.Id,
        name = model.Name,
        modalities = Modalities(model),
        targets = model.Targets,
        parameters = model.Parameters,
        trainable = model.Parameters,
        weights = OfficialWeights.For(model.Id)?.File,
    }), Indented);

    private static Table All()
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "looks at", "parameters", "for K", "starts from");
        foreach (ModelDescription model in ModelRegistry.All)
        {
            table.AddRow(
                model.Id, Markup.Escape(model.Name), string.Join(" + ", Modalities(model)), Invariant($"{model.Parameters:N0}"), Invariant($"{model.Targets}"),
                OfficialWeights.For(model.Id)?.File ?? "random");
        }

        table.Columns[3].RightAligned();
        return table;
    }

    private static List<string> Modalities(ModelDescription model) =>
    [
        .. Enum.GetValues<Modalities>().Where(modality => modality != Research.Models.Modalities.None && model.Modalities.HasFlag(modality))
            .Select(modality => modality.ToString().ToLowerInvariant()),
    ];
}

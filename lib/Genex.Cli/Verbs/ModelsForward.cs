using System.CommandLine;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using static TorchSharp.torch;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models forward</c>: a batch of tensors through a model, to compare it with another implementation.</summary>
public static class ModelsForward
{
    private const string Description = """
        Run a batch through a model in evaluation mode and write its logits and its body's features.

        The input holds "video" (B, 3, H, W), normalised, and "physical" (B, 33), standardised, NaN where missing; the weights are a model
        of this project or a body of torchvision's (the rest then stays random, from the seed).

        Examples:
          genex models forward --model A.4 --weights vit_b_16.pth --input in.pth --output out.safetensors
          genex models forward --model A.4 --weights vit_b_16.pth --input in112.pth --output out.safetensors --image-size 112
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var id = new Option<string>("--model") { Description = "A model's id.", Required = true };
        var weights = new Option<string?>("--weights") { Description = "A .pth or .safetensors file. Default: random weights from the seed." };
        var input = new Option<string>("--input") { Description = "A .pth or .safetensors file with video and physical.", Required = true };
        var output = new Option<string>("--output") { Description = "The .safetensors file to write.", Required = true };
        var side = new Option<int?>("--image-size") { Description = "Side that the frames must have, pixels. Default: whatever they have." };
        var targets = new Option<int?>("--targets") { Description = "K, the number of logits. Default: as in the report's table." };
        var seed = new Option<int>("--seed") { Description = "Seed of whatever stays random.", DefaultValueFactory = _ => 1 };
        var command = new Command("forward", Description) { id, weights, input, output, side, targets, seed };
        command.SetAction(result =>
        {
            try
            {
                var description = ModelRegistry.Find(result.GetRequiredValue(id));
                using var scope = NewDisposeScope();
                var batch = Batch(result.GetRequiredValue(input), description, result.GetValue(side));
                manual_seed(result.GetValue(seed));
                using var model = description.Create(new ModelSettings(result.GetValue(targets) ?? description.Targets, (int)batch.Video.shape[2]));
                Console.Error.WriteLine(Fill(model, result.GetValue(weights), result.GetValue(seed)));
                Run(model, batch, result.GetRequiredValue(output));
                return 0;
            }
            catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(ProblemText.Of(problem));
                return 2;
            }
        });
        return command;
    }

    private static string Fill(EmotionModel model, string? path, int seed) => path is null ? $"Weights: random, seed {seed}."
        : ModelWeights.Load(model, path) is LoadedPart.Model ? $"Weights: all from {path}."
        : $"Weights: the body from {path}; the rest is random, seed {seed}.";

    private static void Run(EmotionModel model, ModelInput batch, string path)
    {
        using var untracked = no_grad();
        model.eval();
        var features = model.Prefix(batch.Video, model.Body.Stages.Count);
        SafeTensors.Write(path, new Dictionary<string, Tensor> { ["logits"] = model.FromFeatures(features, batch), ["features"] = features });
    }

    private static ModelInput Batch(string path, ModelDescription description, int? side)
    {
        using var file = WeightsFile.Open(path);
        var tensors = file.ReadAll();
        if (!tensors.TryGetValue("video", out var video) || video.dim() != 4 || video.shape[1] != 3 || video.shape[2] != video.shape[3] || (side is { } wanted && video.shape[2] != wanted))
            throw new ArgumentException($"{path}: \"video\" is {Shape(video)}; expected (B, 3, {side?.ToString() ?? "H"}, {side?.ToString() ?? "H"}).");
        if (!tensors.TryGetValue("physical", out var physical))
        {
            if (description.Modalities.HasFlag(Modalities.Physical))
                throw new ArgumentException($"{path}: \"physical\" (B, {PhysicalFeatures.Count}) is missing, which {description.Id} looks at.");
            physical = zeros(video.shape[0], PhysicalFeatures.Count);
        }
        if (!physical.shape.SequenceEqual([video.shape[0], PhysicalFeatures.Count]))
            throw new ArgumentException($"{path}: \"physical\" is {Shape(physical)}; expected ({video.shape[0]}, {PhysicalFeatures.Count}).");
        return new ModelInput(video.to(ScalarType.Float32), physical.to(ScalarType.Float32), physical.isnan().logical_not());
    }

    private static string Shape(Tensor? tensor) => tensor is null ? "missing" : $"({string.Join(", ", tensor.shape)})";
}

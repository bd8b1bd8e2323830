using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using static TorchSharp.torch;

namespace Genex.Cli.Verbs;

/// <summary><c>genex models forward</c>: a batch of tensors through a model, to compare it with another implementation.</summary>
internal static class ModelsForward
{
    private static readonly Option<string> Id = new("--model") { Description = "A model's id.", Required = true };
    private static readonly Option<string?> Weights = new("--weights") { Description = "A .pth or .safetensors file. Default: random weights from the seed." };
    private static readonly Option<string> Input = new("--input") { Description = "A .pth or .safetensors file with video and physical.", Required = true };
    private static readonly Option<string?> Out = Common.Out("a .safetensors file.", required: true);

    public static Verb Create() => new Verb("forward", "Run a batch through a model in evaluation mode; write its logits and its body's features.", """
        The input holds "video" (B, 3, H, W), normalised, and "physical" (B, 33), standardised,
        NaN where missing; the weights are a model of this project or a body of torchvision's
        (the rest then stays random, from the seed). --image-size refuses frames of another size.

        Examples:
          genex models forward --model A.4 --weights vit_b_16.pth --input in.pth --out out.safetensors
          genex models forward --model A.4 --weights vit_b_16.pth --input in112.pth --out out.safetensors --image-size 112
        """) { Id, Weights, Input, Out, Common.ImageSize, Common.Targets, Common.Seed }.Does(Run);

    private static int Run(ParseResult result)
    {
        AtomicFile.RequireWritable(result.GetValue(Out)!);
        ModelDescription description = ModelRegistry.Find(result.GetRequiredValue(Id));
        int seed = result.GetValue(Common.Seed);
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        ModelInput batch = Batch(result.GetRequiredValue(Input), description, result.GetValue(Common.ImageSize));
        manual_seed(seed);
        using EmotionModel model = description.Create(new ModelSettings(result.GetValue(Common.Targets) ?? description.Targets, (int)batch.Video.shape[2]));
        Console.Error.WriteLine(Fill(model, result.GetValue(Weights), seed));
        Write(model, batch, result.GetValue(Out)!);
        return ExitCode.Done;
    }

    private static string Fill(EmotionModel model, string? path, int seed) => path is null ? Invariant($"Weights: random, seed {seed}.")
        : ModelWeights.Load(model, path) is LoadedPart.Model ? $"Weights: all from {path}."
        : Invariant($"Weights: the body from {path}; the rest is random, seed {seed}.");

    private static void Write(EmotionModel model, ModelInput batch, string path)
    {
        using IDisposable untracked = no_grad();
        model.eval();
        Tensor features = model.Prefix(batch.Video, model.Body.Stages.Count);
        SafeTensors.Write(path, new Dictionary<string, Tensor> { ["logits"] = model.FromFeatures(features, batch), ["features"] = features });
    }

    private static ModelInput Batch(string path, ModelDescription description, int? side)
    {
        using var file = WeightsFile.Open(path);
        Dictionary<string, Tensor> tensors = file.ReadAll();
        string wanted = side is { } pixels ? Invariant($"{pixels}") : "H";
        if (!tensors.TryGetValue("video", out Tensor? video) || video.dim() != 4 || video.shape[1] != 3 || video.shape[2] != video.shape[3]
            || (side ?? video.shape[2]) != video.shape[2])
            throw new ArgumentException($"{path}: \"video\" is {Shape(video)}; expected (B, 3, {wanted}, {wanted}).");
        if (!tensors.TryGetValue("physical", out Tensor? physical))
        {
            if (description.Modalities.HasFlag(Modalities.Physical))
                throw new ArgumentException(Invariant($"{path}: \"physical\" (B, {PhysicalFeatures.Count}) is missing, which {description.Id} looks at."));
            physical = zeros(video.shape[0], PhysicalFeatures.Count);
        }
        if (!physical.shape.SequenceEqual([video.shape[0], PhysicalFeatures.Count]))
            throw new ArgumentException(Invariant($"{path}: \"physical\" is {Shape(physical)}; expected ({video.shape[0]}, {PhysicalFeatures.Count})."));
        return new ModelInput(video.to(ScalarType.Float32), physical.to(ScalarType.Float32), physical.isnan().logical_not());
    }

    private static string Shape(Tensor? tensor) => tensor is null ? "missing" : $"({string.Join(", ", tensor.shape)})";
}

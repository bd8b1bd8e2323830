using System.Globalization;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using Genex.Research.Recordings;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Claims;

/// <summary>Claim 9: cross-modal attention.</summary>
internal sealed class ConstantAttention() : ReportClaim(9,
    "Cross-modal attention identified relevant physiological signals.",
    "Show the models inputs that differ in every signal, and see whether the attention weights move. Weights that never move cannot identify anything.")
{
    private const int Inputs = 4, Side = 32, PatchTokens = 197, Width = 256;

    protected override ClaimFinding Find()
    {
        double copies = SpreadOverCopies(), b2 = Spread("B.2"), b3 = Spread("B.3"), tokens = Spread("B.2t");
        bool blind = Math.Max(copies, Math.Max(b2, b3)) < 1e-6;
        return new(
            blind ? ClaimVerdict.DoesNotHold : ClaimVerdict.Undecidable,
            $"Over {Inputs} inputs with different signals, the attention weights of B.2 and B.3 "
                + $"{(Math.Max(b2, b3) == 0 ? "do not differ" : $"differ by at most {Small(Math.Max(b2, b3))}")}: each has one "
                + "physical token, and a softmax over one element is 1. "
            + Invariant($"Repeating that token {PatchTokens} times, as the released B.2 does, leaves every weight at 1/{PatchTokens} ")
            + Invariant($"({(copies == 0 ? "they do not differ" : $"they differ by {Small(copies)}")})")
                + Invariant($". With the signals as tokens of their own (B.2t) weights differ by {tokens:0.000}."),
            FromModels,
            [new("largest difference between weights, B.2", b2), new("largest difference between weights, B.3", b3),
                new("over 197 copies of one token", copies), new("largest difference between weights, B.2t", tokens)],
            new ClaimPicture(
                "How much attention weights change when every signal changes",
                Invariant($"Largest difference of attention weights over {Inputs} inputs: B.2 {b2:0.000}, B.3 {b3:0.000}, B.2t {tokens:0.000}."),
                "largest difference of a weight",
                ["B.2", "B.3", "B.2t (signals as tokens)"], new ClaimSeries("difference", [b2, b3, tokens])));
    }

    private static string Small(double value) => value == 0 ? "0" : value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>Largest difference between two attention weights, over inputs and tokens, of a model with fresh weights.</summary>
    private static double Spread(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find(id), new ModelSettings(EmotionTask.Emotions.Count, Side), seed: 1);
        using Tensor signals = Drawn(2, Inputs, PhysicalFeatures.Count);
        using Tensor video = Drawn(3, Inputs, 3, Side, Side);
        using Tensor present = ones(Inputs, PhysicalFeatures.Count, dtype: ScalarType.Bool);
        double[,] weights = CrossAttention.Weights(model, new ModelInput(video, signals, present));
        return weights.Cast<double>().Max() - weights.Cast<double>().Min();
    }

    /// <summary>The same of B.2's attention layer when its keys are copies of one token.</summary>
    private static double SpreadOverCopies()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("B.2"), new ModelSettings(EmotionTask.Emotions.Count, Side), seed: 1);
        string name = ((ICrossAttends)model).CrossAttentionLayer;
        using var trace = AttentionTrace.Of(model);
        var layer = (Attention)model.named_modules().First(part => part.name == name).module;
        Tensor token = Drawn(4, Inputs, 1, Width);
        layer.call(Drawn(5, Inputs, PatchTokens, Width), token.expand(Inputs, PatchTokens, Width), null);
        Tensor weights = trace.Maps[name];
        return weights.max().ToDouble() - weights.min().ToDouble();
    }

    /// <summary>Uniform numbers with a spread of about 1, of this shape, from a seed of their own.</summary>
    private static Tensor Drawn(int seed, params long[] shape)
    {
        var random = new SeededRandom(seed);
        return tensor(Enumerable.Range(0, (int)shape.Aggregate((left, right) => left * right)).Select(_ => (float)random.Between(-1.7, 1.7)).ToArray(), shape);
    }
}

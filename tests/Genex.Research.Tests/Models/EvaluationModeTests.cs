using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Looking into a model leaves the mode of every part as it was, on an error too.</summary>
public class EvaluationModeTests
{
    public static TheoryData<string> Looks => ["rollout", "cross-attention", "layers", "grad-cam"];

    [Theory, MemberData(nameof(Looks))]
    public void A_model_that_throws_is_left_as_it_was(string look)
    {
        using ThrowingModel model = new();
        model.train();
        model.Frozen.eval();
        ModelInput input = Samples.Input(batch: 1, side: 32, seed: 1);
        Assert.Throws<NotSupportedException>(() => Look(look, model, input));
        Assert.True(model.training);
        Assert.True(model.Body.training);
        Assert.False(model.Frozen.training);
        using (AttentionTrace.Of(model))
        {
        }
    }

    private static void Look(string look, ThrowingModel model, ModelInput input)
    {
        switch (look)
        {
            case "rollout": AttentionRollout.Of(model, input.Video); break;
            case "cross-attention": CrossAttention.Weights(model, input); break;
            case "layers": LayerTable.Of(model, 32); break;
            default: GradCam.Of(model, input, 0); break;
        }
    }

    /// <summary>A vision transformer of two blocks, the first of which cannot attend.</summary>
    private sealed class ThrowingModel : EmotionModel, ICrossAttends
    {
        private readonly VisionTransformer body = new(new VisionTransformerSettings(
            new EncoderBlockSettings(Width: 8, Heads: 2, Hidden: 16, NormOrder.Before), Depth: 2, TransformerOutput.ClassToken));

        private readonly Linear frozen = nn.Linear(8, 1);

        public ThrowingModel() : base(nameof(ThrowingModel))
        {
            RegisterComponents();
            Attention first = (Attention)body.named_modules().First(child => child.module is Attention).module;
            first.register_forward_pre_hook((_, _, _, _) => throw new NotSupportedException("This model throws."));
        }

        public Linear Frozen => frozen;

        public override ImageBody Body => body;

        public string CrossAttentionLayer => "none";

        public override Tensor FromFeatures(Tensor features, ModelInput input) => frozen.call(features);
    }
}

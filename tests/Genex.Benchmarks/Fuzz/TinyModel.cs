using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Benchmarks.Fuzz;

/// <summary>A model of a few hundred numbers, with a parameter and a buffer of every kind that the models have.</summary>
internal sealed class TinyModel : EmotionModel
{
    private readonly ImageBody body = new(("filters", Conv2d(3, 4, kernel_size: 3)), ("norm", BatchNorm2d(4)), ("pool", AdaptiveAvgPool2d(2)));
    private readonly Module<Tensor, Tensor> head = Sequential(Flatten(), Linear(16, 1));

    public TinyModel() : base(nameof(TinyModel)) => RegisterComponents();

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input) => head.call(features);
}

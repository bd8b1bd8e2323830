using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>ResNet-50 (He et al. 2016; stride in the 3 x 3 convolution) without its classifier, with the parameter names of torchvision's
/// <c>resnet50</c>.</summary>
/// <remarks>
/// Frames (B, 3, H, W), at least 32 x 32; returns (B, 2048). 23,508,032 parameters.
/// Stages: stem (B, 64, H/4, W/4), layer1 (B, 256, H/4, W/4), layer2 (B, 512, H/8, W/8), layer3 (B, 1024, H/16, W/16), layer4 (B, 2048, H/32, W/32), pool.
/// </remarks>
public sealed class ResNet50 : ImageBody
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;

    /// <summary>With fresh weights, drawn as torchvision draws them.</summary>
    public ResNet50() : base(nameof(ResNet50))
    {
        conv1 = Conv2d(3, 64, kernel_size: 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        layer1 = Layer(64, 64, blocks: 3, stride: 1);
        layer2 = Layer(256, 128, blocks: 4, stride: 2);
        layer3 = Layer(512, 256, blocks: 6, stride: 2);
        layer4 = Layer(1024, 512, blocks: 3, stride: 2);
        RegisterComponents();
        Initialisation.Convolutions(this);
        Chain(
        [
            new BodyStage("stem", Stem, [conv1, bn1]),
            BodyStage.Of(nameof(layer1), layer1), BodyStage.Of(nameof(layer2), layer2), BodyStage.Of(nameof(layer3), layer3),
            BodyStage.Of(nameof(layer4), layer4),
            new BodyStage("pool", maps => maps.mean([2, 3]), []),
        ]);
    }

    private Tensor Stem(Tensor video)
    {
        using DisposeScope scope = NewDisposeScope();
        return functional.max_pool2d(bn1.call(conv1.call(video)).relu_(), kernel_size: 3, stride: 2, padding: 1).MoveToOuterDisposeScope();
    }

    private static Sequential Layer(long channelsIn, long width, int blocks, long stride) => Sequential(
        [new Bottleneck(channelsIn, width, stride), .. Enumerable.Range(1, blocks - 1).Select(_ => new Bottleneck(4 * width, width, 1))]);
}

using Genex.Research.Natives;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>A bottleneck of ResNet-50: 1 x 1, 3 x 3 (with the stride) and 1 x 1 convolutions around a residual sum, with torchvision's parameter
/// names.</summary>
/// <remarks>Maps (B, C, H, W); returns (B, 4 * width, H / stride, W / stride), rounded up.</remarks>
public sealed class Bottleneck : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Conv2d conv3;
    private readonly BatchNorm2d bn3;
    private readonly Sequential? downsample;

    static Bottleneck() => OneDnn.Ensure();

    /// <param name="channelsIn">C.</param>
    /// <param name="width">Channels of the 3 x 3 convolution; a quarter of the output's.</param>
    /// <param name="stride">1, or 2 to halve the maps.</param>
    public Bottleneck(long channelsIn, long width, long stride) : base(nameof(Bottleneck))
    {
        conv1 = Conv2d(channelsIn, width, kernel_size: 1, bias: false);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, kernel_size: 3, stride: stride, padding: 1, bias: false);
        bn2 = BatchNorm2d(width);
        conv3 = Conv2d(width, 4 * width, kernel_size: 1, bias: false);
        bn3 = BatchNorm2d(4 * width);
        downsample = stride == 1 && channelsIn == 4 * width ? null
            : Sequential(Conv2d(channelsIn, 4 * width, kernel_size: 1, stride: stride, bias: false), BatchNorm2d(4 * width));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor maps)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor inner = bn1.call(conv1.call(maps)).relu_();
        inner = bn2.call(conv2.call(inner)).relu_();
        inner = bn3.call(conv3.call(inner));
        return inner.add_(downsample?.call(maps) ?? maps).relu_().MoveToOuterDisposeScope();
    }
}

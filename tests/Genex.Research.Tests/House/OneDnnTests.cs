using Genex.Research.Models.Blocks;
using Genex.Research.Natives;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.House;

/// <summary>Convolutions are right on this machine, whatever its processor tells of itself.</summary>
public class OneDnnTests
{
    [Fact]
    public void What_was_decided_fits_the_processor() =>
        Assert.StartsWith(OneDnn.CachesAreTold() ? "oneDNN on" : "oneDNN off", OneDnn.Ensure(), StringComparison.Ordinal);

    /// <summary>Shapes that were wrong, or ended the process, where caches are not told: against the product that each of these convolutions is.</summary>
    [Theory, InlineData(197, 128, 512), InlineData(394, 256, 304), InlineData(16, 2048, 512), InlineData(5000, 64, 33), InlineData(136, 1024, 256)]
    public void Convolutions_of_one_pixel_are_products(int pixels, int inputs, int outputs)
    {
        _ = OneDnn.Ensure();
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = randn(pixels, inputs), weights = randn(outputs, inputs);
        Tensor expected = nn.functional.linear(rows, weights);
        Tensor found = nn.functional.conv2d(rows.view(1, pixels, 1, inputs).permute(0, 3, 1, 2), weights.view(outputs, inputs, 1, 1))
            .permute(0, 2, 3, 1).reshape(pixels, outputs);
        Assert.True((expected - found).abs().max().item<float>() <= 1e-5f * expected.abs().max().item<float>());
    }

    [Fact]
    public void A_whole_ResNet_trains_on_frames_of_224_pixels()
    {
        using ResNet50 body = new();
        using DisposeScope scope = NewDisposeScope();
        body.train();
        body.call(randn(3, 3, 224, 224)).square().mean().backward();
        Assert.All(body.parameters(), parameter => Assert.True(parameter.grad!.isfinite().all().item<bool>()));
    }
}

using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

/// <summary>libtorch's own switch, thrown on the CPU, where there is one on every machine.</summary>
public sealed class MixedPrecisionTests
{
    [Fact]
    public void Products_are_bfloat16_while_it_lives_and_gradients_stay_in_32_bits()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor weights = ones(4, 4).requires_grad_(), inputs = ones(2, 4);
        using (MixedPrecision.Of(DeviceType.CPU))
        {
            Tensor product = nn.functional.linear(inputs, weights);
            Assert.Equal(ScalarType.BFloat16, product.dtype);
            product.to(ScalarType.Float32).sum().backward();
        }

        Assert.Equal(ScalarType.Float32, weights.grad!.dtype);
        Assert.Equal(2f, weights.grad![0, 0].item<float>());
        Assert.Equal(ScalarType.Float32, nn.functional.linear(inputs, weights).dtype);
    }

    [Fact]
    public void On_a_CPU_it_is_not_begun() => Assert.Null(MixedPrecision.On(CPU));
}

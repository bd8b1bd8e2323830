using Genex.Research.Models.Blocks;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

public class SeededDropoutTests
{
    [Theory, InlineData(0.1), InlineData(0.5), InlineData(0.7)]
    public void It_drops_its_share_keeps_the_mean_and_its_gradient_is_its_mask(double probability)
    {
        using DisposeScope scope = NewDisposeScope();
        using SeededDropout dropout = new(probability);
        manual_seed(1);
        Tensor values = ones(301, 333, requires_grad: true), dropped = dropout.call(values);
        Assert.InRange(dropped.eq(0).to(ScalarType.Float32).mean().item<float>(), probability - 0.01, probability + 0.01);
        Assert.InRange(dropped.mean().item<float>(), 0.98, 1.02);
        Assert.Equal(1 / (1 - probability), dropped.max().item<float>(), 1e-5);
        dropped.sum().backward();
        Assert.True(values.grad!.equal(dropped).all().item<bool>());
        // Neighbours in a row and in a column fall apart independently.
        Tensor zero = dropped.eq(0).to(ScalarType.Float32) - probability;
        Assert.InRange((zero[.., 1..] * zero[.., ..^1]).mean().item<float>(), -0.005, 0.005);
        Assert.InRange((zero[1..] * zero[..^1]).mean().item<float>(), -0.005, 0.005);
    }

    [Fact]
    public void A_seed_decides_it_and_two_calls_differ()
    {
        using DisposeScope scope = NewDisposeScope();
        using SeededDropout dropout = new(0.3);
        Tensor values = ones(7, 11);
        manual_seed(5);
        Tensor first = dropout.call(values), second = dropout.call(values);
        manual_seed(5);
        Assert.True(first.equal(dropout.call(values)).all().item<bool>());
        Assert.False(first.equal(second).all().item<bool>());
    }

    [Theory, InlineData(0.3), InlineData(0.5), InlineData(1e-10), InlineData(0.999999)]
    public void Its_mask_is_each_draw_against_the_probability(double probability)
    {
        using DisposeScope scope = NewDisposeScope();
        using SeededDropout dropout = new(probability);
        manual_seed(9);
        SeededRandom random = new(randint(1L << 62, [1], ScalarType.Int64).item<long>());
        manual_seed(9);
        float[] found = dropout.call(ones(2001)).data<float>().ToArray(), expected = new float[found.Length];
        ulong bits = 0;
        for (int place = 0; place < expected.Length; place++)
        {
            bits = place % 2 == 0 ? random.NextBits() : bits >> 32;
            expected[place] = (uint)bits < (uint)(probability * (1L << 32)) ? 0 : (float)(1 / (1 - probability));
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void It_leaves_what_is_evaluated_and_takes_other_types()
    {
        using DisposeScope scope = NewDisposeScope();
        using SeededDropout dropout = new(0.3);
        Tensor values = randn(7, 11);
        Assert.Equal(ScalarType.Float64, dropout.call(values.to(ScalarType.Float64)).dtype);
        dropout.eval();
        Assert.True(values.equal(dropout.call(values)).all().item<bool>());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededDropout(1));
    }
}

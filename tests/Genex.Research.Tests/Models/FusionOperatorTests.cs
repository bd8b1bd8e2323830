using Genex.Research.Models;
using Genex.Research.Models.Fusion;
using Genex.Research.Recordings;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Each way of joining against what its formula says.</summary>
public class FusionOperatorTests
{
    private const int Width = 8;

    private static readonly Dictionary<string, Func<int, FusionOperator>> Operators = new(StringComparer.Ordinal)
    {
        ["F.1"] = width => new Concatenation(width),
        ["F.2"] = width => new LateSum(width),
        ["F.3"] = width => new WeightedSum(width),
        ["F.4"] = width => new GatedUnit(width),
        ["F.5"] = width => new LowRankTensor(width),
        ["F.6"] = width => new FeatureModulation(width),
        ["F.7"] = width => new SignalAttention(width),
        ["F.8"] = width => new BottleneckTokens(width),
    };

    public static TheoryData<string> Every => [.. Operators.Keys];

    /// <summary>f(v, s) - f(v, s') - f(v', s) + f(v', s') is 0 where nothing but a sum joins the two.</summary>
    [Theory, MemberData(nameof(Every))]
    public void Only_sums_cannot_cross(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built(id);
        (FusionInput one, FusionInput other) = (Input(1), Input(2));
        Tensor crossed = fusion.call(one) - fusion.call(one with { Video = other.Video })
            - fusion.call(other with { Video = one.Video, Present = one.Present }) + fusion.call(other with { Present = one.Present });
        Assert.Equal(id is "F.2" or "F.3", crossed.abs().max().item<float>() < 1e-5f);
    }

    [Theory, MemberData(nameof(Every))]
    public void Both_modalities_reach_the_result_and_its_size_is_the_announced_one(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built(id);
        (FusionInput one, FusionInput other) = (Input(1), Input(2));
        Tensor whole = fusion.call(one);
        Assert.Equal([5, fusion.Output], whole.shape);
        Assert.True((whole - fusion.call(one with { Video = other.Video })).abs().max().item<float>() > 1e-4f, "the video does not matter");
        Assert.True((whole - fusion.call(one with { Signals = other.Signals * one.Present.to(ScalarType.Float32) })).abs().max().item<float>() > 1e-4f,
            "the signals do not matter");
    }

    /// <summary>A sample without any signal still has a finite answer, and no other sample of the batch changes it.</summary>
    [Theory, MemberData(nameof(Every))]
    public void Without_signals_the_answer_is_finite_and_its_own(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built(id);
        FusionInput input = Input(3);
        FusionInput none = input with { Signals = zeros_like(input.Signals), Present = zeros_like(input.Present) };
        Tensor all = fusion.call(none);
        Assert.True(all.isfinite().all().item<bool>());
        FusionInput first = new(none.Video[..1], none.Signals[..1], none.Present[..1]);
        Assert.True((all[..1] - fusion.call(first)).abs().max().item<float>() < 1e-5f);
    }

    [Fact]
    public void The_gated_unit_is_its_formula()
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built("F.4");
        FusionInput input = Input(4);
        Dictionary<string, Tensor> weights = fusion.state_dict();
        Tensor body = Body(weights, input), video = input.Video;
        Tensor open = sigmoid(Layer(weights, "gate", cat([video, body], 1)));
        Tensor should = (open * tanh(Layer(weights, "ofVideo", video))) + ((1 - open) * tanh(Layer(weights, "ofSignals", body)));
        Same(should, fusion.call(input));
    }

    /// <summary>The whole tensor, which the factors stand for: W[i, j, k] = sum over r of V[r, k, i] S[r, k, j], with a 1 after each embedding.</summary>
    [Fact]
    public void The_low_rank_tensor_is_the_whole_tensor_of_its_factors()
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built("F.5");
        FusionInput input = Input(5);
        Dictionary<string, Tensor> weights = fusion.state_dict();
        Tensor one = ones(5, 1), video = cat([input.Video, one], 1), body = cat([Body(weights, input), one], 1);
        Tensor whole = einsum("rki,rkj->ijk", Factors("ofVideo"), Factors("ofSignals"));
        Same(einsum("bi,bj,ijk->bk", video, body, whole), fusion.call(input));

        Tensor Factors(string name) =>
            cat([weights[$"{name}.weight"], weights[$"{name}.bias"].unsqueeze(1)], 1).reshape(LowRankTensor.Rank, Width, Width + 1);
    }

    [Fact]
    public void FiLM_is_its_formula()
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built("F.6");
        FusionInput input = Input(6);
        Dictionary<string, Tensor> weights = fusion.state_dict();
        Tensor body = Body(weights, input);
        Same(nn.functional.gelu(((1 + Layer(weights, "stretch", body)) * input.Video) + Layer(weights, "shift", body)), fusion.call(input));
    }

    [Theory, InlineData("F.7"), InlineData("F.8")]
    public void A_missing_signal_is_attended_to_by_none(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using FusionOperator fusion = Built(id);
        FusionInput input = Input(7);
        FusionInput other = input with { Signals = input.Signals + (1000 * input.Present.logical_not().to(ScalarType.Float32)) };
        Same(fusion.call(input), fusion.call(other));
    }

    [Fact]
    public void The_weights_of_the_sum_begin_even_and_are_told()
    {
        using FusionOperator fusion = Built("F.3");
        Assert.Equal(new FusionWeights(0.5, 0.5), ((ILearnsFusionWeights)fusion).FusionWeights);
    }

    private static FusionOperator Built(string id)
    {
        manual_seed(11);
        FusionOperator fusion = Operators[id](Width);
        fusion.eval();
        return fusion;
    }

    private static FusionInput Input(long seed)
    {
        manual_seed(seed);
        Tensor present = rand(5, PhysicalFeatures.Count) < 0.75;
        return new FusionInput(randn(5, Width), randn(5, PhysicalFeatures.Count) * present.to(ScalarType.Float32), present);
    }

    private static Tensor Body(Dictionary<string, Tensor> weights, FusionInput input) =>
        nn.functional.gelu(Layer(weights, "signals.projection", input.Signals));

    private static Tensor Layer(Dictionary<string, Tensor> weights, string name, Tensor input) =>
        input.matmul(weights[$"{name}.weight"].t()) + weights[$"{name}.bias"];

    private static void Same(Tensor should, Tensor found) => Assert.True((should - found).abs().max().item<float>() < 1e-5f);
}

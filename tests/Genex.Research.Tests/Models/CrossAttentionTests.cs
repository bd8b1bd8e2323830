using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Why the fusion models of the report cannot attend to a signal, and that their corrected siblings can.</summary>
public class CrossAttentionTests
{
    [Theory, InlineData("B.2", false), InlineData("B.3", false), InlineData("B.2t", true), InlineData("B.3t", true)]
    public void Queries_and_keys_of_the_physical_side_learn_only_where_there_is_something_to_choose(string id, bool learns)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(id, targets: 17);
        model.train();
        model.forward(Samples.Input(batch: 2, side: 32, seed: 8)).square().sum().backward();

        var attentions = model.named_modules().Where(child => child.module is Attention && !child.name.StartsWith("video.")).ToList();
        Assert.NotEmpty(attentions);
        foreach ((string? name, nn.Module? attention) in attentions)
        {
            Parameter weight = attention.named_parameters().Single(entry => entry.name == "in_proj_weight").parameter;
            Tensor[] parts = weight.grad!.chunk(3);
            Assert.Equal(learns, parts[0].abs().max().item<float>() > 0);
            Assert.Equal(learns, parts[1].abs().max().item<float>() > 0);
            Assert.True(parts[2].abs().max().item<float>() > 0, $"values of {name}");
        }

        double[,] weights = CrossAttention.Weights(model, Samples.Input(batch: 2, side: 32, seed: 9));
        double[,] others = CrossAttention.Weights(model, Samples.Input(batch: 2, side: 32, seed: 10));
        Assert.Equal(learns ? 33 : 1, weights.GetLength(1));
        Assert.Equal(!learns, weights.Cast<double>().SequenceEqual(others.Cast<double>()));
    }

    [Theory, InlineData("B.2t"), InlineData("B.3t")]
    public void Missing_signals_get_no_attention_and_present_ones_share_all_of_it(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(id, targets: 1);
        ModelInput input = Samples.Input(batch: 2, side: 32, seed: 9);
        double[,] weights = CrossAttention.Weights(model, input);
        for (int sample = 0; sample < 2; sample++)
        {
            double[] row = Enumerable.Range(0, 33).Select(signal => weights[sample, signal]).ToArray();
            Assert.Equal(1, row.Sum(), 1e-5);
            for (int signal = 0; signal < 33; signal++)
                Assert.Equal(input.Present[sample, signal].item<bool>(), row[signal] > 0);
        }
        Assert.True(model.training);

        ModelInput nothing = input with { Present = zeros_like(input.Present) };
        Assert.All(CrossAttention.Weights(model, nothing).Cast<double>(), weight => Assert.Equal(0, weight));
        Tensor loss = model.forward(nothing).square().sum();
        loss.backward();
        Assert.True(loss.isfinite().item<bool>());
        Assert.All(model.parameters(), parameter => Assert.True(parameter.grad is null || parameter.grad.isfinite().all().item<bool>()));
    }

    [Fact]
    public void The_reported_fusion_weights_are_the_initial_ones_and_the_corrected_start_equal()
    {
        using EmotionModel faithful = Samples.Build("B.3", targets: 1);
        using EmotionModel corrected = Samples.Build("B.3t", targets: 1);
        FusionWeights reported = ((ILearnsFusionWeights)faithful).FusionWeights;
        Assert.Equal(0.5498, reported.Video, 4);
        Assert.Equal(0.4502, reported.Physical, 4);
        Assert.Equal(new FusionWeights(0.5, 0.5), ((ILearnsFusionWeights)corrected).FusionWeights);
    }

    [Fact]
    public void A_model_of_one_modality_has_no_attention_between_two()
    {
        using EmotionModel model = Samples.Build("B.1", targets: 1);
        Assert.Throws<ArgumentException>(() => CrossAttention.Weights(model, Samples.Input(batch: 1, side: 32, seed: 1)));
    }
}

using Genex.Research.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>What every registered model must do.</summary>
public class ModelContractTests
{
    public static TheoryData<string> EveryModel => [.. ModelRegistry.All.Select(model => model.Id)];

    /// <summary>One pass over a model that is built twice only: the largest take a second to build.</summary>
    [Theory, MemberData(nameof(EveryModel))]
    public void Every_model_keeps_the_contract(string id)
    {
        ModelDescription description = ModelRegistry.Find(id);
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(description, description.Targets);

        Assert.Equal(description.Parameters, model.parameters().Sum(parameter => parameter.numel()));
        GivesFiniteLogits(model, description.Targets);
        EveryParameterHasAFiniteGradient(model);
        CutAnywhereItGivesTheSame(model);
        Assert.Equal(id is "B.3" or "B.3t" or "F.3", FusionWeights.Of(model) is not null);

        using EmotionModel other = Samples.Build(description, description.Targets == 1 ? 17 : 1, side: 112);
        GivesFiniteLogits(other, description.Targets == 1 ? 17 : 1);
    }

    [Theory, MemberData(nameof(EveryModel))]
    public void The_same_seed_gives_the_same_weights_and_a_state_dict_brings_them_back(string id)
    {
        ModelDescription description = ModelRegistry.Find(id);
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel first = Samples.Build(description, description.Targets, seed: 5);
        using EmotionModel again = Samples.Build(description, description.Targets, seed: 5);
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.equal(again.state_dict()[entry.Key]).all().item<bool>(), entry.Key));

        using (no_grad())
            foreach (Parameter parameter in again.parameters())
                parameter.zero_();
        again.load_state_dict(first.state_dict());
        first.eval();
        again.eval();
        using IDisposable untracked = no_grad();
        ModelInput input = Samples.Input(batch: 1, side: 64, seed: 2);
        Assert.True(first.forward(input).equal(again.forward(input)).all().item<bool>());
    }

    /// <summary>Moving to another device replaces tensors; to another element type does so on every machine.</summary>
    [Theory, InlineData("A.1"), InlineData("A.2"), InlineData("A.3"), InlineData("B.2t")]
    public void Stages_know_their_parameters_after_a_move(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build(id, targets: 2);
        model.to(ScalarType.Float64);
        foreach (Parameter parameter in model.parameters()) parameter.requires_grad = false;
        Assert.Equal(model.Body.Stages.Count, model.Body.FrozenStages());
        Assert.All(model.Body.Stages.SelectMany(stage => stage.Parameters), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.All(model.Body.Stages.SelectMany(stage => stage.Buffers), buffer => Assert.True(buffer.dtype is ScalarType.Float64 or ScalarType.Int64));
        model.eval();
        using IDisposable untracked = no_grad();
        ModelInput input = Samples.Input(batch: 1, side: 64, seed: 2);
        Assert.Equal([1, 2], model.forward(input with { Video = input.Video.to(ScalarType.Float64), Physical = input.Physical.to(ScalarType.Float64) }).shape);
    }

    [Fact]
    public void An_unknown_id_is_answered_with_the_known_ones() =>
        Assert.Equal($"No model is called \"C.9\"; there are {string.Join(", ", ModelRegistry.All.Select(model => model.Id))}.",
            Assert.Throws<UnknownNameException>(() => ModelRegistry.Find("C.9")).Message);

    [Theory, InlineData(0, 224), InlineData(1, 0), InlineData(1, 100), InlineData(1, 16)]
    public void Settings_outside_their_range_are_refused(int targets, int side) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelSettings(targets, side));

    private static void GivesFiniteLogits(EmotionModel model, int targets)
    {
        foreach ((int batch, int side) in ((int, int)[])[(1, 224), (3, 224), (1, 112), (3, 112)]) GivesFiniteLogits(model, targets, batch, side);
    }

    private static void GivesFiniteLogits(EmotionModel model, int targets, int batch, int side)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        model.eval();
        Tensor logits = model.forward(Samples.Input(batch, side, seed: 3));
        Assert.Equal([batch, targets], logits.shape);
        Assert.True(logits.isfinite().all().item<bool>());
    }

    private static void EveryParameterHasAFiniteGradient(EmotionModel model)
    {
        using DisposeScope scope = NewDisposeScope();
        model.train();
        model.forward(Samples.Input(batch: 3, side: 64, seed: 4)).square().sum().backward();
        Assert.All(model.named_parameters(), entry =>
        {
            Assert.True(entry.parameter.requires_grad, entry.name);
            Assert.False(entry.parameter.grad is null, $"no gradient reaches {entry.name}");
            Assert.True(entry.parameter.grad!.isfinite().all().item<bool>(), entry.name);
        });
        model.zero_grad();
    }

    private static void CutAnywhereItGivesTheSame(EmotionModel model)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        model.eval();
        ModelInput input = Samples.Input(batch: 1, side: 64, seed: 6);
        Tensor whole = model.forward(input);
        for (int boundary = 0; boundary <= model.Body.Stages.Count; boundary += 3)
            Assert.True(whole.equal(model.FromPrefix(model.Prefix(input.Video, boundary), input, boundary)).all().item<bool>(),
                Invariant($"boundary {boundary}"));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Prefix(input.Video, model.Body.Stages.Count + 1));
    }
}

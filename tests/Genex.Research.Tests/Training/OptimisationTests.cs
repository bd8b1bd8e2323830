using System.Text.Json.Nodes;
using Genex.Research.Models;
using Genex.Research.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

public sealed class OptimisationTests
{
    private static readonly JsonNode Vectors =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Training", "Vectors", "optimisation.json")))!;

    public static TheoryData<string> Models => [.. ModelRegistry.All.Select(model => model.Id)];

    [Theory, InlineData(OptimiserKind.Adam), InlineData(OptimiserKind.AdamW)]
    public void Steps_are_PyTorchs(OptimiserKind kind)
    {
        using Parameter weights = new(tensor([0.5f, -1, 2]));
        using AdamOptimiser optimiser = new(new OptimiserSettings(kind, WeightDecay: 0.05), [new("weights", weights, Rate: 0.1, WeightDecay: 0.05)]);
        for (int step = 0; step < 5; step++)
        {
            weights.grad?.zero_();
            ((weights * tensor([1f, 2, -0.5f]) * (step + 1)).sum() + weights.pow(2).sum()).backward();
            optimiser.Step(rate => rate);
            float[] got = weights.detach().data<float>().ToArray(), expected = [.. Vectors[kind.ToString()]![step]!.AsArray().Select(value => (float)value!)];
            for (int place = 0; place < got.Length; place++) Assert.Equal(expected[place], got[place], 1e-6f);
        }
    }

    [Fact]
    public void Cosine_rates_are_PyTorchs() => ExpectSeries("cosine", step => new CosineRate(1e-6).Rate(3e-4, new PhaseMoment(step, 50, step, 50)));

    [Fact]
    public void OneCycle_rates_are_PyTorchs() => ExpectSeries("oneCycle", step => new OneCycleRate(0.1).Rate(5e-5, new PhaseMoment(0, 1, step, 40)));

    [Fact]
    public void OneCycle_moves_the_first_memory_as_PyTorch_does() =>
        ExpectSeries("oneCycleBeta1", step => new OneCycleRate(0.1).Beta1(new PhaseMoment(0, 1, step, 40))!.Value);

    [Fact]
    public void A_warm_up_rises_straight_and_then_follows_the_other_schedule()
    {
        WarmUp schedule = new(4, new ConstantRate());
        Assert.Equal([0.25, 0.5, 0.75, 1, 1], Enumerable.Range(0, 5).Select(step => schedule.Rate(1, new PhaseMoment(0, 1, step, 9))));
    }

    [Fact]
    public void Unknown_labels_change_neither_the_loss_nor_its_gradient()
    {
        using Tensor known = tensor([1f, 0, 1, 1]).reshape(2, 2), labels = tensor([1f, 0, 0, 1]).reshape(2, 2),
        logits = tensor([0.5f, 9, -1, 2]).reshape(2, 2).requires_grad_();
        using Tensor loss = MaskedLoss.Of(logits, labels, known);
        loss.backward();
        double expected = (Math.Log(1 + Math.Exp(-0.5)) + Math.Log(1 + Math.Exp(-1)) + Math.Log(1 + Math.Exp(-2))) / 3;
        Assert.Equal(expected, loss.item<float>(), 1e-6);
        Assert.Equal(0f, logits.grad![0, 1].item<float>());
        using Tensor nothing = MaskedLoss.Of(logits, labels, zeros_like(known));
        Assert.Equal(0f, nothing.item<float>());
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_part_that_a_preset_names_is_there_in_its_model_or_in_its_sibling(string id)
    {
        string[] models = id.StartsWith("B.2", StringComparison.Ordinal) ? ["B.2", "B.2t"] : id.StartsWith("B.3", StringComparison.Ordinal) ? ["B.3", "B.3t"]
            : [id];
        string[] names = [.. models.SelectMany(Names)];
        foreach (TrainingPhase phase in TrainingPresets.Report(id).Phases.Concat(TrainingPresets.Study(id).Phases).Concat(TrainingPresets.Quick(id).Phases))
            Assert.All(phase.Parts, part => Assert.Contains(names, part.Covers));
    }

    private static string[] Names(string id)
    {
        using EmotionModel model = ModelRegistry.Find(id).Create(new ModelSettings(2, 32));
        return [.. model.named_parameters().Select(pair => pair.name)];
    }

    private static void ExpectSeries(string name, Func<int, double> rate)
    {
        JsonArray expected = Vectors[name]!.AsArray();
        for (int step = 0; step < expected.Count; step++) Assert.Equal((double)expected[step]!, rate(step), 1e-9);
    }
}

using System.Diagnostics;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Simulation;
using Genex.Research.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Benchmarks.Models;

/// <summary>Where a training step's milliseconds go: its parts one after the other, and the layers of one kind by themselves.</summary>
/// <remarks>
/// A step is the trainer's, with its own loading, loss, clipping and optimiser. The time of a kind of layer is that of each layer of it, forward and backward
/// on inputs of the shapes and the order in memory that it sees in the model, one layer at a time; what an attention takes beside its projections is counted as
/// products, dropout of weights included. Kinds need not come to forward and backward exactly: sums and reshapes between the layers belong to none.
/// </remarks>
internal static class StepProfile
{
    private const int Steps = 12, Repeats = 5;

    /// <summary>Milliseconds of each part.</summary>
    /// <param name="description">A model, built with random weights and trained with the report's settings.</param>
    /// <param name="batch">Frames of a step.</param>
    /// <param name="side">Of a frame, pixels.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    public static IEnumerable<SpeedFigure> Measure(ModelDescription description, int batch, int side, CancellationToken cancellation)
    {
        SampleSet samples = SimulatedStudy.InMemory(new SimulationSettings { Participants = 1, Seconds = Math.Max(20, batch + 3), Seed = 1 }, imageSize: side,
            cancellation: cancellation);
        int[] chosen = [.. Enumerable.Range(0, batch)];
        TrainingSettings settings = TrainingPresets.Report(description.Id);
        TrainingPhase phase = settings.Phases[^1];
        using BatchSource source = new(samples, EmotionTask.Emotions, Standardiser.Fit(samples, chosen));
        using EmotionModel model = Trainer.CreateModel(description, new ModelSettings(EmotionTask.Emotions.Count, side), 1);
        using AdamOptimiser optimiser = new(phase.Optimiser, TrainedParts.Mark(model, phase));
        TrainedParts.SetMode(model);

        (string Part, double Milliseconds)[] parts = StepParts(model, source, settings, phase, optimiser, chosen, cancellation);
        double whole = parts.Sum(part => part.Milliseconds);
        string name = $"step/{description.Id}";
        yield return new($"{name}/whole", whole, "ms", null, null);
        foreach ((string part, double milliseconds) in parts) yield return new($"{name}/{part}", milliseconds, "ms", whole, milliseconds / whole);

        model.zero_grad();
        TrainedParts.SetMode(model);
        foreach (IGrouping<string, (string Kind, double Milliseconds)> kind in Layers(model, source.Take(chosen, model.Moments), cancellation)
            .GroupBy(layer => layer.Kind).OrderByDescending(kind => kind.Sum(layer => layer.Milliseconds)))
        {
            double milliseconds = kind.Sum(layer => layer.Milliseconds);
            yield return new($"{name}/kind/{kind.Key}", milliseconds, "ms", whole, milliseconds / whole);
        }
    }

    private static (string Part, double Milliseconds)[] StepParts(EmotionModel model, BatchSource source, TrainingSettings settings, TrainingPhase phase,
        AdamOptimiser optimiser, int[] chosen, CancellationToken cancellation)
    {
        string[] names = ["loading", "forward", "backward", "clipping", "optimiser"];
        double[] least = [.. names.Select(_ => double.MaxValue)];
        for (int step = 0; step < Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            model.zero_grad();
            long[] at = new long[names.Length + 1];
            at[0] = Stopwatch.GetTimestamp();
            Batch batch = source.Take(chosen, model.Moments, settings.Augmentation, 1, step);
            at[1] = Stopwatch.GetTimestamp();
            Tensor logits = model.forward(ModelInput.Of(batch));
            Tensor loss = MaskedLoss.Of(logits, batch.Labels, batch.Known);
            at[2] = Stopwatch.GetTimestamp();
            loss.backward();
            at[3] = Stopwatch.GetTimestamp();
            nn.utils.clip_grad_norm_(optimiser.Parameters, phase.ClipNorm);
            at[4] = Stopwatch.GetTimestamp();
            optimiser.Step(rate => rate);
            at[5] = Stopwatch.GetTimestamp();
            for (int part = 0; part < least.Length; part++)
                least[part] = Math.Min(least[part], Stopwatch.GetElapsedTime(at[part], at[part + 1]).TotalMilliseconds);
        }

        return [.. names.Zip(least)];
    }

    // Each layer by itself, on inputs of the shapes that it saw.
    private static List<(string Kind, double Milliseconds)> Layers(EmotionModel model, Batch batch, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        List<(string Kind, Func<double> Measure)> seen = [];
        List<Action> watches = [.. model.modules().Select(module => Watch(module, seen)).OfType<Action>()];
        try
        {
            model.forward(ModelInput.Of(batch));
        }
        finally
        {
            watches.ForEach(remove => remove());
        }

        List<(string Kind, double Milliseconds)> layers = [];
        foreach ((string kind, Func<double> measure) in seen)
        {
            cancellation.ThrowIfCancellationRequested();
            layers.Add((kind, measure()));
        }

        return layers;
    }

    private static Action? Watch(nn.Module module, List<(string Kind, Func<double> Measure)> seen)
    {
        switch (module)
        {
            case Attention attention:
                return attention.register_forward_hook((layer, query, memory, present, output) =>
                {
                    (long[] queries, long[] memories, bool self) = (query.shape, memory.shape, ReferenceEquals(query, memory));
                    long[]? there = present?.shape; // the mask itself lives as long as the forward pass
                    Tensor weight = attention.named_parameters(recurse: false).First(one => one.name.EndsWith("weight", StringComparison.Ordinal)).parameter;
                    double Projections() => self ? Of(queries, input => nn.functional.linear(input, weight))
                        : Of(queries, input => nn.functional.linear(input, weight[..(int)queries[2]]))
                            + Of(memories, input => nn.functional.linear(input, weight[(int)queries[2]..]));
                    double projected = 0;
                    seen.Add(("linear", () => projected = Projections()));
                    Tensor? Mask() => there is null ? null : ones(there, ScalarType.Bool);
                    seen.Add(("attention products", () => Math.Max(0, Of(queries, input => attention.call(input, self ? input : randn(memories), Mask()))
                        - projected - Of(queries, input => attention.children().OfType<Linear>().Single().call(input)))));
                    return output;
                }).remove;
            case nn.Module<Tensor, Tensor> simple when !simple.children().Any() && KindOf(simple) is { } kind:
                return simple.register_forward_hook((layer, input, output) =>
                {
                    (long[] shape, bool channelsLast) = (input.shape, input.dim() == 4 && input.stride()[1] == 1);
                    seen.Add((kind, () => Of(shape, simple.call, channelsLast)));
                    return output;
                }).remove;
            default:
                return null;
        }
    }

    private static string? KindOf(nn.Module module) => module switch
    {
        Linear => "linear",
        Conv2d => "convolution",
        LayerNorm or BatchNorm2d => "normalisation",
        SeededDropout or Dropout2d => "dropout",
        GELU or ReLU => "activation",
        MaxPool2d or AdaptiveAvgPool2d => "pooling",
        _ => null,
    };

    private static double Of(long[] shape, Func<Tensor, Tensor> layer, bool channelsLast = false)
    {
        double least = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor input = Laid(randn(shape)).requires_grad_(), gradient;
            using (no_grad()) gradient = ones_like(layer(input));
            long start = Stopwatch.GetTimestamp();
            layer(input).backward([gradient]);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return least;

        Tensor Laid(Tensor values) => channelsLast ? values.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : values;
    }
}

using System.Diagnostics;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using Genex.Research.Natives;
using Genex.Research.Recordings;
using Genex.Research.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

#pragma warning disable MA0048 // a measurement and how it is taken

namespace Genex.Benchmarks.Models;

/// <summary>A measured figure beside the one it is judged by.</summary>
/// <param name="Name">"inference/A.4/peak-share".</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">"share", "frames/s", "GFLOP/s".</param>
/// <param name="Baseline">What it is compared with, in GFLOP/s; null where there is nothing.</param>
/// <param name="Ratio">The figure's own GFLOP/s over the baseline; null where there is no baseline.</param>
internal sealed record SpeedFigure(string Name, double Value, string Unit, double? Baseline, double? Ratio);

/// <summary>How fast models compute, against the machine's limit: the best rate of a large matrix product on any path, in the same process and the same
/// seconds.</summary>
/// <remarks>
/// Two operations per multiply-add of the <see cref="LayerTable"/>; a training step (forward, backward, AdamW) counts three forward passes. The best of several
/// runs after a warm-up, with a matrix product timed before each: other programs on the machine slow down both.
/// </remarks>
internal static class ModelSpeed
{
    private const int MostRuns = 15, FewestRuns = 3, FewestStepsOfMemory = 16;

    // MKL takes AVX2 on processors that are not Intel's; oneDNN, behind convolutions, AVX-512 on any. The models' own products cannot go there: of 1,300 shapes
    // that were tried over a view like this, libtorch 2.10's kernel for 1 x 1 convolutions gave wrong products for 140, and divided by zero for others.
    private static readonly (string Name, Func<Tensor, Tensor, Tensor> Multiply)[] Paths =
        [("mkl", (left, right) => nn.functional.linear(left, right)), ("onednn", Convolve)];

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    /// <summary>GFLOP/s of 2048 x 2048 single-precision products on each path, and what the models' linear layers take.</summary>
    public static IEnumerable<SpeedFigure> Machine()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        (Tensor left, Tensor right) = (rand(ProductSide, ProductSide), rand(ProductSide, ProductSide));
        foreach ((string path, Func<Tensor, Tensor, Tensor> multiply) in Paths)
        {
            double seconds = Enumerable.Range(0, FewestRuns + 2).Min(_ => Seconds(() => multiply(left, right).Dispose()));
            yield return new($"machine/matrix-product-{path}", RateOf(seconds), "GFLOP/s", null, null);
        }

        yield return new("machine/threads", get_num_threads(), "threads", null, null);
    }

    /// <summary>Throughput and share of the rate for inference.</summary>
    /// <param name="description">The model, built with random weights.</param>
    /// <param name="batch">Frames at a time, 224 x 224.</param>
    public static IReadOnlyList<SpeedFigure> Inference(ModelDescription description, int batch)
    {
        using EmotionModel model = Build(description);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        model.eval();
        ModelInput input = Input(batch);
        (double Run, double Product) best = BestOf(() => model.call(input).Dispose());
        return [.. Figures("inference", description, batch, 2.0 * LayerTable.Of(model, 224).MultiplyAdds, best),
            .. InBFloat16(description, model, input, best.Run)];
    }

    // By how much it is faster in the other precision, where the processor has that and torch computes the body.
    private static IEnumerable<SpeedFigure> InBFloat16(ModelDescription description, EmotionModel model, ModelInput input, double seconds)
    {
        if (BFloat16Products.OnCpu is null || description.Body == BodyOrigin.Frozen) yield break;
        (double half, _) = BestOf(() =>
        {
            using MixedPrecision mixed = MixedPrecision.Of(DeviceType.CPU);
            model.call(input).Dispose();
        });
        yield return new($"inference/{description.Id}/bf16-speedup", seconds / half, "times", null, seconds / half);
    }

    /// <summary>Throughput and share of the rate for a training step (forward, backward, AdamW), and how much memory each step leaves behind.</summary>
    /// <inheritdoc cref="Inference"/>
    public static IReadOnlyList<SpeedFigure> Training(ModelDescription description, int batch)
    {
        using EmotionModel model = Build(description);
        using DisposeScope scope = NewDisposeScope();
        double operations = 6.0 * LayerTable.Of(model, 224).MultiplyAdds;
        using AdamW optimiser = optim.AdamW(model.parameters(), 1e-4);
        ModelInput input = Input(batch);
        Tensor targets = zeros(batch, description.Targets);
        List<double> megabytes = [];
        (double Run, double Product) best = BestOf(Step);
        while (megabytes.Count < FewestStepsOfMemory) Step(); // of a large model there have been few, and the allocator has not settled
        double[] settled = [.. megabytes.Skip(megabytes.Count / 2)];
        double grown = Moments.Median(settled.Skip(1).Zip(settled, (after, before) => after - before)); // what is lost is lost in every step
        return [.. Figures("train", description, batch, operations, best),
            new($"memory/{description.Id}/working-set", megabytes[^1], "MB", null, null), new($"memory/{description.Id}/growth", grown, "MB/step", null, null)];

        void Step()
        {
            using DisposeScope step = NewDisposeScope();
            optimiser.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(input), targets).backward();
            optimiser.step();
            megabytes.Add(Environment.WorkingSet / 1e6);
        }
    }

    // ONNX Runtime computes a frozen body, whose operations nobody here counts: a share of the head's alone would say nothing.
    private static IEnumerable<SpeedFigure> Figures(string what, ModelDescription description, int batch, double operations, (double Run, double Product) best)
    {
        yield return new($"{what}/{description.Id}/throughput", batch / best.Run, "frames/s", null, null);
        if (description.Body == BodyOrigin.Frozen) yield break;
        double reached = operations * batch / best.Run / 1e9, rate = RateOf(best.Product);
        yield return new($"{what}/{description.Id}/peak-share", reached / rate, "share", rate, reached / rate);
    }

    private static EmotionModel Build(ModelDescription description)
    {
        manual_seed(1);
        return description.Create(new ModelSettings(description.Targets));
    }

    private static ModelInput Input(int batch) =>
        new(randn(batch, 3, 224, 224), randn(batch, PhysicalFeatures.Count), ones(batch, PhysicalFeatures.Count, ScalarType.Bool));

    private const int ProductSide = 2048;

    private static double RateOf(double seconds) => 2 * Math.Pow(ProductSide, 3) / seconds / 1e9;

    // Seconds of the fastest run and of the fastest matrix product, taken in turn.
    private static (double Run, double Product) BestOf(Action run)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor left, Tensor right) = (rand(ProductSide, ProductSide), rand(ProductSide, ProductSide));
        run();
        Fastest();
        (double Run, double Product) best = (double.MaxValue, double.MaxValue);
        TimeSpan start = Environment.CpuUsage.TotalTime; // not the clock: the machine may be another program's for a while
        for (int turn = 0; turn < MostRuns && (turn < FewestRuns || Environment.CpuUsage.TotalTime - start < Budget); turn++)
            best = (Math.Min(best.Run, Seconds(run)), Math.Min(best.Product, Fastest()));
        return best;

        double Fastest()
        {
            using IDisposable untracked = no_grad();
            return Paths.Min(path => Seconds(() => path.Multiply(left, right).Dispose()));
        }
    }

    private static Tensor Convolve(Tensor left, Tensor right)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = left.view(1, ProductSide, 1, ProductSide).permute(0, 3, 1, 2);
        return nn.functional.conv2d(pixels, right.view(ProductSide, ProductSide, 1, 1)).MoveToOuterDisposeScope();
    }

    private static double Seconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

using System.Diagnostics;
using Genex.Research.Recordings;
using static TorchSharp.torch;

#pragma warning disable MA0048 // a measurement and how it is taken

namespace Genex.Research.Models.Inspection;

/// <summary>A measured figure beside the one it is judged by.</summary>
/// <param name="Name">"inference/A.4/peak-share".</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">"share", "frames/s", "GFLOP/s".</param>
/// <param name="Baseline">What it is compared with, in GFLOP/s; null where there is nothing.</param>
/// <param name="Ratio">The figure's own GFLOP/s over the baseline; null where there is no baseline.</param>
public sealed record SpeedFigure(string Name, double Value, string Unit, double? Baseline, double? Ratio);

/// <summary>How fast models compute, against the rate of plain matrix products in the same process.</summary>
/// <remarks>Two operations per multiply-add of the <see cref="LayerTable"/>; a training step counts three forward passes. Medians of several runs after a warm-up.</remarks>
public static class ModelSpeed
{
    private const int Runs = 5;

    /// <summary>GFLOP/s of 2048 x 2048 single-precision products.</summary>
    public static double MatrixProductRate()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        manual_seed(1);
        var (left, right) = (randn(2048, 2048), randn(2048, 2048));
        return 2 * Math.Pow(2048, 3) / Median(() => left.mm(right).Dispose()) / 1e9;
    }

    /// <summary>Throughput and share of the rate for inference.</summary>
    /// <param name="description">The model, built with random weights.</param>
    /// <param name="batch">Frames at a time, 224 x 224.</param>
    /// <param name="rate">GFLOP/s of matrix products.</param>
    public static IReadOnlyList<SpeedFigure> Inference(ModelDescription description, int batch, double rate)
    {
        using var model = Build(description);
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        model.eval();
        var input = Input(batch);
        return Figures("inference", description.Id, batch, 2.0 * LayerTable.Of(model, 224).MultiplyAdds, Median(() => model.call(input).Dispose()), rate);
    }

    /// <summary>Throughput and share of the rate for a training step: forward, backward, AdamW.</summary>
    /// <inheritdoc cref="Inference"/>
    public static IReadOnlyList<SpeedFigure> Training(ModelDescription description, int batch, double rate)
    {
        using var model = Build(description);
        using var scope = NewDisposeScope();
        double operations = 6.0 * LayerTable.Of(model, 224).MultiplyAdds;
        using var optimiser = optim.AdamW(model.parameters(), 1e-4);
        var input = Input(batch);
        var targets = zeros(batch, description.Targets);
        return Figures("train", description.Id, batch, operations, Median(Step), rate);

        void Step()
        {
            using var step = NewDisposeScope();
            optimiser.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(input), targets).backward();
            optimiser.step();
        }
    }

    private static IReadOnlyList<SpeedFigure> Figures(string what, string id, int batch, double operations, double seconds, double rate)
    {
        double reached = operations * batch / seconds / 1e9;
        return [new($"{what}/{id}/throughput", batch / seconds, "frames/s", null, null), new($"{what}/{id}/peak-share", reached / rate, "share", rate, reached / rate)];
    }

    private static EmotionModel Build(ModelDescription description)
    {
        manual_seed(1);
        return description.Create(new ModelSettings(description.Targets));
    }

    private static ModelInput Input(int batch) =>
        new(randn(batch, 3, 224, 224), randn(batch, PhysicalFeatures.Count), ones(batch, PhysicalFeatures.Count, ScalarType.Bool));

    private static double Median(Action run)
    {
        run();
        var times = new double[Runs];
        for (int index = 0; index < Runs; index++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times[index] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return times.Order().ElementAt(Runs / 2);
    }
}

using System.Diagnostics;
using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Benchmarks.Models;

/// <summary>The two-phase fine-tune of a pretrained model with the cache of frozen layers and without, on simulated frames without variation.</summary>
/// <remarks>
/// Both train the same few epochs of each phase of the report's settings, from the same weights, and both must come to the same losses. Seconds per epoch are
/// the fastest epoch's; what comes before the epochs (for the cache: every frame once through the frozen layers, and hashing) is measured whole and counted
/// with phase 1. The report's schedule is then these seconds times its epochs.
/// Counted in blocks of ViT-B/16, 20 + 30 epochs are 840 per sample without and 372 with the cache.
/// </remarks>
internal static class FineTuneSpeed
{
    private sealed record Timing(double Before, double[] Epoch, double[] Losses);

    /// <summary>Measures.</summary>
    /// <param name="description">A model whose report preset has two phases, as A.4.</param>
    /// <param name="frames">Samples: three in four train, the rest validate; at least 8.</param>
    /// <param name="epochs">Epochs of each phase that are run.</param>
    /// <param name="side">Side of the frames, pixels. Default 224.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops within a batch or two.</param>
    public static IReadOnlyList<SpeedFigure> Measure(ModelDescription description, int frames, int epochs, int side = 224, Action<string>? progress = null,
        CancellationToken cancellation = default)
    {
        TrainingSettings report = TrainingPresets.Report(description.Id);
        TrainingSettings settings = report with
        {
            Augmentation = Augmentation.None,
            Phases = [.. report.Phases.Select(phase => phase with { Epochs = epochs, Stop = phase.Stop with { Patience = epochs } })],
        };
        SampleSet samples = Frames(frames, side, cancellation);
        int[] chosen = [.. Enumerable.Range(0, frames)];
        (int[] train, int[] validation) = (chosen[..(3 * frames / 4)], chosen[(3 * frames / 4)..]);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-bench-");
        try
        {
            progress?.Invoke(
                Invariant($"{description.Id}: {train.Length} + {validation.Length} frames, {epochs} epochs of each phase, every layer in every epoch"));
            Timing without = Run(description, settings, samples, train, validation, cache: null, cancellation);
            progress?.Invoke($"{description.Id}: the same with the cache");
            Timing with = Run(description, settings, samples, train, validation, new PrefixCache(folder.FullName), cancellation);
            return Figures(description.Id, report, without, with);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Exactly this many: the cache computes every frame of a study.
    private static SampleSet Frames(int count, int side, CancellationToken cancellation)
    {
        SampleSet all = SimulatedStudy.InMemory(new SimulationSettings { Participants = 1, Seconds = count + 3, Seed = 1 }, imageSize: side,
            cancellation: cancellation);
        AlignedRecording recording = all.Study.Recordings[0];
        byte[] block = [.. Enumerable.Range(0, count).SelectMany(sample => all.Frames[sample].ToArray())];
        return new SampleSet(all.Study with { Recordings = [recording with { Rows = [.. recording.Rows.Take(count)] }] }, new FrameBank(side, [block]));
    }

    private static IReadOnlyList<SpeedFigure> Figures(string id, TrainingSettings report, Timing without, Timing with)
    {
        (int first, int second) = (report.Phases[0].Epochs, report.Phases[1].Epochs);
        double plainFirst = without.Before + (first * without.Epoch[0]), plainSecond = second * without.Epoch[1];
        double keptFirst = with.Before + (first * with.Epoch[0]), keptSecond = second * with.Epoch[1];
        return
        [
            new($"finetune/{id}/phase1-speedup", plainFirst / keptFirst, "times", null, plainFirst / keptFirst),
            new($"finetune/{id}/phase2-speedup", plainSecond / keptSecond, "times", null, plainSecond / keptSecond),
            new($"finetune/{id}/speedup", (plainFirst + plainSecond) / (keptFirst + keptSecond), "times", null,
                (plainFirst + plainSecond) / (keptFirst + keptSecond)),
            new($"finetune/{id}/max-loss-difference", without.Losses.Zip(with.Losses, (one, other) => Math.Abs(one - other)).Max(), "loss", null, null),
            new($"finetune/{id}/phase1-epoch", without.Epoch[0], "s", null, null), new($"finetune/{id}/phase1-epoch-cached", with.Epoch[0], "s", null, null),
            new($"finetune/{id}/phase2-epoch", without.Epoch[1], "s", null, null), new($"finetune/{id}/phase2-epoch-cached", with.Epoch[1], "s", null, null),
            new($"finetune/{id}/fill", with.Before, "s", null, null),
        ];
    }

    private static Timing Run(ModelDescription description, TrainingSettings settings, SampleSet samples, int[] train, int[] validation, PrefixCache? cache,
        CancellationToken cancellation)
    {
        using BatchSource source = new(samples, EmotionTask.Attention, Standardiser.Fit(samples, train));
        using EmotionModel model = Trainer.CreateModel(description, new ModelSettings(1, samples.Frames.Side), 1);
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<EpochRecord> history = new Trainer(settings, 1) { Cache = cache }
            .Fit(model, new TrainingSamples(source, train, validation), cancellation: cancellation).History;
        double all = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Timing(
            all - history.Sum(epoch => epoch.Seconds),
            [.. settings.Phases.Select(phase => history.Where(epoch => epoch.Phase == phase.Name).Min(epoch => epoch.Seconds))],
            [.. history.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss ?? double.NaN })]);
    }
}

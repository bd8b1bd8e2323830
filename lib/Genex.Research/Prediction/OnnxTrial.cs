using Genex.Research.Experiments;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.OnnxGraphs;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Prediction;

/// <summary>A few drawn frames and signals, what torch makes of them, and the comparison with what ONNX Runtime makes of them.</summary>
internal sealed class OnnxTrial : IDisposable
{
    private const int Rows = 3, Seed = 17;

    private readonly TrainedRun run;
    private readonly Tensor frames, video;
    private readonly float[] signals;
    private readonly bool[] present;
    private readonly double[,] mean;

    /// <param name="run">Whose.</param>
    /// <param name="inputs">The ranges that signals are drawn from.</param>
    /// <param name="model">In evaluation; its body is asked where it is a network in a file.</param>
    public OnnxTrial(TrainedRun run, FoldInputs inputs, EmotionModel model)
    {
        this.run = run;
        SeededRandom random = new(Seed);
        int side = run.Specification.ImageSize, count = run.Specification.SignalCount;
        frames = Drawn(random, side).DetachFromDisposeScope();
        using (no_grad()) video = (model.Body is OnnxBody ? model.Prefix(frames, model.Body.Stages.Count) : frames.alias()).DetachFromDisposeScope();
        (signals, present) = (new float[Rows * count], new bool[Rows * count]);
        for (int place = 0; place < signals.Length; place++)
        {
            (int row, int signal) = (place / count, place % count);
            present[place] = row < Rows - 1 && (row == 0 || random.NextDouble() < 0.75);
            ValueRange range = inputs.Signals[signal] ?? new ValueRange(0, 1);
            signals[place] = present[place] ? (float)random.Between(range.Lowest, range.Highest) : float.NaN; // what is missing is not read
        }

        mean = new double[Rows, run.Task.Count];
    }

    /// <summary>Adds what a fold's model says.</summary>
    /// <param name="model">With the fold's weights.</param>
    /// <param name="inputs">The fold's scaling.</param>
    /// <param name="folds">How many are added in all.</param>
    public void Add(EmotionModel model, FoldInputs inputs, int folds)
    {
        using IDisposable nothingRecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int count = run.Specification.SignalCount;
        bool[] known = [.. present.Select((there, place) => there && run.Takes(place % count))];
        float[] scaled = [.. signals.Select((value, place) =>
            known[place] ? (float)((value - inputs.Means[place % count]) / inputs.Deviations[place % count]) : 0)];
        ModelInput input = new(frames, tensor(scaled, [Rows, count]), tensor(known, [Rows, count]));
        float[] logits = model.forward(input).contiguous().data<float>().ToArray();
        for (int cell = 0; cell < logits.Length; cell++)
            mean[cell / run.Task.Count, cell % run.Task.Count] += 1 / (1 + Math.Exp(-logits[cell])) / folds;
    }

    /// <summary>Runs a file and compares.</summary>
    /// <param name="file">The ONNX file.</param>
    /// <param name="calibrations">K.</param>
    /// <exception cref="OnnxExportException">ONNX Runtime does not take it, or says something else.</exception>
    public OnnxAgreement Compare(string file, IReadOnlyList<TargetCalibration> calibrations)
    {
        (float[] logits, float[] probabilities) = Run(file);
        (double probability, double odds) = (0, 0);
        for (int cell = 0; cell < logits.Length; cell++)
        {
            (double raw, TargetCalibration target) = (mean[cell / calibrations.Count, cell % calibrations.Count], calibrations[cell % calibrations.Count]);
            probability = Math.Max(probability, Math.Abs(probabilities[cell] - (target.IsFitted ? target.Apply(raw) : raw)));
            odds = Math.Max(odds, Math.Abs(Math.Clamp(logits[cell], -30.0, 30.0) - PlattScaling.LogOdds(raw)));
        }

        // NaN is not within the bound either.
        return probability <= OnnxAgreement.MostDifference ? new OnnxAgreement(Rows, probability, odds)
            : throw new OnnxExportException(Invariant($"ONNX Runtime makes probabilities of it that differ from torch's by {probability:0.00000}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        video.Dispose();
        frames.Dispose();
    }

    private (float[] Logits, float[] Probabilities) Run(string file)
    {
        try
        {
            using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            using InferenceSession session = new(file, options);
            Dictionary<string, OrtValue> all = new()
            {
                [session.InputMetadata.ContainsKey(OnnxExport.Frames) ? OnnxExport.Frames : OnnxExport.Features] =
                    OrtValue.CreateTensorValueFromMemory(video.contiguous().data<float>().ToArray(), video.shape),
            };
            long[] shape = [Rows, run.Specification.SignalCount];
            if (session.InputMetadata.ContainsKey(OnnxExport.Signals))
            {
                all[OnnxExport.Signals] = OrtValue.CreateTensorValueFromMemory(signals, shape);
                all[OnnxExport.Present] = OrtValue.CreateTensorValueFromMemory(present, shape);
            }

            try
            {
                using RunOptions how = new();
                using IDisposableReadOnlyCollection<OrtValue> made =
                    session.Run(how, all, [OnnxExport.Logits, OnnxExport.Probabilities]);
                return (made[0].GetTensorDataAsSpan<float>().ToArray(), made[1].GetTensorDataAsSpan<float>().ToArray());
            }
            finally
            {
                foreach (OrtValue one in all.Values) one.Dispose();
            }
        }
        catch (OnnxRuntimeException problem)
        {
            throw new OnnxExportException($"ONNX Runtime does not take it ({problem.Message.ReplaceLineEndings(" ").TrimEnd('.')})");
        }
    }

    // Coarse patches of colour with noise over them, normalised: frames with edges and areas, and no picture of anybody.
    private static Tensor Drawn(SeededRandom random, int side)
    {
        const int coarse = 8;
        float[] means = [0.485f, 0.456f, 0.406f], deviations = [0.229f, 0.224f, 0.225f], pixels = new float[Rows * 3 * side * side];
        double[] colours = [.. Enumerable.Range(0, Rows * 3 * coarse * coarse).Select(_ => random.NextDouble())];
        for (int place = 0; place < pixels.Length; place++)
        {
            (int plane, int row, int column) = (place / (side * side), place / side % side, place % side);
            double colour = colours[(((plane * coarse) + (row * coarse / side)) * coarse) + (column * coarse / side)];
            pixels[place] = ((float)Math.Clamp(colour + (0.05 * random.Normal()), 0, 1) - means[plane % 3]) / deviations[plane % 3];
        }

        return tensor(pixels, [Rows, 3, side, side]);
    }
}

using System.Buffers;
using Genex.Research.Models.Weights;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a body and what it is made from

namespace Genex.Research.Models.Blocks;

/// <summary>A network in a file, with its own weights or with random ones.</summary>
/// <param name="File">The network.</param>
/// <param name="RandomSeed">Draws all its weights at random from this seed; null leaves the file's.</param>
public sealed record FrozenBody(OnnxBodyFile File, long? RandomSeed = null);

/// <summary>A body that ONNX Runtime computes. It has no parameters of torch, so it never learns, and what it makes of a frame is computed once.</summary>
/// <remarks>Frames (B, 3, H, W) normalised as for every model; they are resized to the side that the network wants. Returns (B, F) on the frames'
/// device.</remarks>
public sealed class OnnxBody : ImageBody
{
    private static readonly double[] Mean = [0.485, 0.456, 0.406], Deviation = [0.229, 0.224, 0.225];
    private readonly FrozenBody network;
    private readonly InferenceSession session;
    private bool returned;

    /// <param name="network">Is loaded here.</param>
    /// <exception cref="WeightsFormatException">The file is no model, or not one of the described kind.</exception>
    public OnnxBody(FrozenBody network) : base(nameof(OnnxBody))
    {
        this.network = network;
        session = OnnxSessions.Take(network);
        try
        {
            Features = FeaturesOf(session);
        }
        catch
        {
            OnnxSessions.Return(network);
            throw;
        }

        // The name is part of what kept features are known by: other weights are another stage.
        string weights = network.RandomSeed is { } seed ? Invariant($"random weights {seed}") : "its own weights";
        Chain([new BodyStage($"{network.File.Id}, {weights}", Compute, [])]);
    }

    /// <summary>The network.</summary>
    internal FrozenBody Network => network;

    /// <summary>F.</summary>
    public int Features { get; }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !returned) OnnxSessions.Return(network);
        returned |= disposing;
        base.Dispose(disposing);
    }

    private OnnxBodySettings Wanted => network.File.Settings;

    private int FeaturesOf(InferenceSession opened)
    {
        if (!opened.InputMetadata.TryGetValue(Wanted.Input, out NodeMetadata? input) || !Fits(input.Dimensions))
        {
            throw new WeightsFormatException(network.File.Path,
                Invariant($"expected an input \"{Wanted.Input}\" of (1 or any, 3, {Wanted.Side}, {Wanted.Side}); ")
                + $"it has {string.Join(", ", opened.InputMetadata.Select(Shown))}");
        }

        if (!opened.OutputMetadata.TryGetValue(Wanted.Output, out NodeMetadata? output) || output.Dimensions is not ([_, > 0] or [_, > 0, _, _]))
        {
            throw new WeightsFormatException(network.File.Path,
                $"expected an output \"{Wanted.Output}\" of (1 or any, features) or (1 or any, features, h, w); "
                + $"it has {string.Join(", ", opened.OutputMetadata.Select(Shown))}");
        }

        return output.Dimensions[1];

        bool Fits(int[] shape) => shape is [<= 1, 3, var high, var wide] && (high < 0 || high == Wanted.Side) && (wide < 0 || wide == Wanted.Side);
        static string Shown(KeyValuePair<string, NodeMetadata> one) => $"\"{one.Key}\" ({string.Join(", ", one.Value.Dimensions)})";
    }

    private Tensor Compute(Tensor video)
    {
        using IDisposable untracked = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor frames = Prepared(video.cpu().to(ScalarType.Float32));
        (int count, int frame) = ((int)frames.shape[0], 3 * Wanted.Side * Wanted.Side);
        float[] features = new float[count * Features];
        float[] pixels = ArrayPool<float>.Shared.Rent(count * frame); // megabytes a batch, which the collector would let pile up
        try
        {
            frames.contiguous().data<float>().CopyTo(pixels);
            // The pool of threads would add some to native calls that last, and as many frames as threads would share the caches of the cores.
            ParallelOptions cores = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, count, cores, index => Run(pixels.AsMemory(index * frame, frame), features.AsSpan(index * Features, Features)));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(pixels);
        }

        return tensor(features, [count, Features], dtype: video.dtype, device: video.device).MoveToOuterDisposeScope();
    }

    // From ImageNet's normalisation to the network's own.
    private Tensor Prepared(Tensor video)
    {
        Tensor pixels = (video * Channels(Deviation)) + Channels(Mean);
        if (pixels.shape[2] != Wanted.Side || pixels.shape[3] != Wanted.Side)
        {
            long[] size = [Wanted.Side, Wanted.Side];
            pixels = pixels.shape[2] > Wanted.Side ? functional.adaptive_avg_pool2d(pixels, (Wanted.Side, Wanted.Side))
                : functional.interpolate(pixels, size, mode: InterpolationMode.Bilinear, align_corners: false);
        }

        if (Wanted.Channels == "BGR") pixels = pixels.flip(1);
        return ((pixels * Wanted.White) - Channels(Wanted.Mean)) / Channels(Wanted.Deviation);

        static Tensor Channels(double[] values) => tensor(Array.ConvertAll(values, value => (float)value)).reshape(1, 3, 1, 1);
    }

    private void Run(Memory<float> frame, Span<float> features)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, frame, [1, 3, Wanted.Side, Wanted.Side]);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, [Wanted.Input], [input], [Wanted.Output]);
        ReadOnlySpan<float> found = outputs[0].GetTensorDataAsSpan<float>();
        int positions = found.Length / Features;
        for (int feature = 0; feature < Features; feature++)
        {
            float sum = 0;
            foreach (float value in found.Slice(feature * positions, positions)) sum += value;
            features[feature] = sum / positions;
        }
    }
}

using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Inspection;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Prediction;

/// <summary>Maps of where models look, the mean over those of several folds.</summary>
/// <param name="model">With the weights of one fold after the other; one that looks at frames.</param>
/// <param name="samples">Of one recording.</param>
/// <param name="targets">N places: whose logit each map is of, where it is of one.</param>
internal sealed class FoldMaps(EmotionModel model, SampleSet samples, int[] targets)
{
    private float[]? sum;
    private int height, width, folds;

    /// <summary>Whether a model gives maps: a vision transformer, or convolutions up to its last stage.</summary>
    /// <param name="model">The model.</param>
    /// <param name="video">A frame as it takes it.</param>
    internal static bool Has(EmotionModel model, Tensor video)
    {
        if (model.Body is VisionTransformer) return true;
        using DisposeScope scope = NewDisposeScope();
        using IDisposable nothingRecorded = no_grad();
        return video.dim() == 4 && model.Body.Stages.Count > 1 && model.Prefix(video, model.Body.Stages.Count - 1).dim() == 4;
    }

    /// <summary>Adds the maps of the weights that the model has now.</summary>
    /// <param name="source">Gives frames and signals, scaled as these weights want them.</param>
    /// <param name="batchSize">Frames at a time.</param>
    /// <param name="cancellation">Stops between batches.</param>
    internal void Add(BatchSource source, int batchSize, CancellationToken cancellation)
    {
        // Grad-CAM is of one logit at a time.
        foreach (int[] group in Enumerable.Range(0, samples.Count).GroupBy(sample => model.Body is VisionTransformer ? 0 : targets[sample])
            .SelectMany(group => group.Chunk(batchSize)))
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            ModelInput input = ModelInput.Of(source.Take(group, model.Moments));
            Tensor maps = model.Body is VisionTransformer ? AttentionRollout.Of(model, input.Video) : GradCam.Of(model, input, targets[group[0]]);
            Tensor whole = maps.sum([1, 2], keepdim: true);
            (height, width) = ((int)maps.shape[1], (int)maps.shape[2]);
            float[] values = (maps / whole.clamp_min(1e-12)).to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
            sum ??= new float[samples.Count * height * width];
            for (int place = 0; place < group.Length; place++)
            {
                for (int cell = 0; cell < height * width; cell++)
                    sum[group[place] * height * width + cell] += values[place * height * width + cell];
            }
        }

        folds++;
    }

    /// <summary>The mean maps.</summary>
    internal MomentMaps Mean() => model.Body is VisionTransformer
        ? new MomentMaps("attention rollout", height, width, [.. sum!.Select(value => value / folds)], null)
        : new MomentMaps("Grad-CAM", height, width, [.. sum!.Select(value => value / folds)], targets);
}

using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>Where in some frames a model looks: the frames, a map over each, and how much of the maps lies in the middle.</summary>
public sealed class FrameAttention
{
    private FrameAttention(string model, ImageGrid? pictures, double? middle, double uneven, int side, string what) =>
        (Model, Pictures, Middle, Uneven, Side, What) = (model, pictures, middle, uneven, side, what);

    /// <summary>Id of the model.</summary>
    public string Model { get; }

    /// <summary>Every frame beside itself with its map; null where the maps are empty, flat or too coarse: there is nothing to see.</summary>
    public ImageGrid? Pictures { get; }

    /// <summary>Fraction of the maps that lies on the central quarter of the frame's area, where the face is; 0.25 if they were uniform, null when they are
    /// empty.</summary>
    public double? Middle { get; }

    /// <summary>Fraction of the maps that would have to be moved to make them uniform, mean over maps; 0 when they are empty.</summary>
    public double Uneven { get; }

    /// <summary>Cells of a map along its shorter side.</summary>
    public int Side { get; }

    private string What { get; }

    /// <summary>Attention rollout of a vision transformer (Abnar and Zuidema 2020).</summary>
    /// <param name="id">Id of the model.</param>
    /// <param name="model">One with a vision transformer as its body.</param>
    /// <param name="samples">Where the frames are.</param>
    /// <param name="which">Which samples, as in the batch.</param>
    /// <param name="input">The batch.</param>
    /// <exception cref="ArgumentException">The body is not a vision transformer.</exception>
    internal static FrameAttention Rollout(string id, EmotionModel model, SampleSet samples, IReadOnlyList<int> which, ModelInput input)
    {
        using torch.Tensor maps = AttentionRollout.Of(model, input.Video);
        return Of(id, "attention rollout", samples, which, maps);
    }

    /// <summary>Grad-CAM of a convolutional model (Selvaraju et al. 2017).</summary>
    /// <param name="id">Id of the model.</param>
    /// <param name="model">A.1 or A.3.</param>
    /// <param name="samples">Where the frames are.</param>
    /// <param name="which">Which samples, as in the batch.</param>
    /// <param name="input">The batch.</param>
    /// <param name="target">Which logit.</param>
    /// <exception cref="ArgumentException">The body has no maps before its last stage.</exception>
    internal static FrameAttention ClassActivation(string id, EmotionModel model, SampleSet samples, IReadOnlyList<int> which, ModelInput input, int target = 0)
    {
        using torch.Tensor maps = GradCam.Of(model, input, target);
        return Of(id, "Grad-CAM", samples, which, maps);
    }

    /// <summary>How much of the maps lies where the face is.</summary>
    public Sentence Say() => ModelSentences.Middle(Model, What, Middle, Uneven, Side);

    /// <summary>The same of a model before training, and what that is shown for.</summary>
    public Sentence SayControl() => Sentence.Join(Say(), ModelSentences.Control(Pictures is not null));

    private static FrameAttention Of(string id, string what, SampleSet samples, IReadOnlyList<int> which, torch.Tensor maps)
    {
        byte[][] frames = [.. which.Select(sample => samples.Frames[sample].ToArray())];
        string[] captions = [.. which.Select(sample =>
            Invariant($"{samples.Participants[samples.ParticipantOf[sample]]}, {samples.TimeMilliseconds[sample] / 1000:0} s"))];
        (double? middle, double uneven, int side) = (MiddleShare(maps), Unevenness(maps), (int)Math.Min(maps.shape[1], maps.shape[2]));
        return new FrameAttention(
            id, !ModelSentences.Shows(middle, uneven, side) ? null : new ImageGrid(
                $"{id}: frame and {what}", $"{frames.Length} frames, each beside itself with {what} of {id} over it.",
                HeatMaps.Over(frames, samples.Frames.Side, maps, captions, samples.Provenance), columns: 3)
            { PictureSize = 256, Provenance = samples.Provenance },
            middle, uneven, side, what);
    }

    // Half the sum of distances from uniform: the total variation between two distributions. An empty map has none.
    private static double Unevenness(torch.Tensor maps)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor flat = maps.flatten(1), sums = flat.sum(1, keepdim: true);
        return ((flat / sums.clamp_min(1e-12) - 1.0 / flat.shape[1]).abs().sum(1) / 2 * (sums.squeeze(1) > 0)).mean().item<float>();
    }

    // Enlarged first, so that a coarse cell on the border counts with its part.
    private static double? MiddleShare(torch.Tensor maps)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor fine = torch.nn.functional.interpolate(maps.unsqueeze(1), [64, 64], mode: torch.InterpolationMode.Nearest).squeeze(1);
        double all = fine.sum().item<float>(), middle = fine.slice(1, 16, 48, 1).slice(2, 16, 48, 1).sum().item<float>();
        return all > 0 ? middle / all : null;
    }
}

using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>Where in some frames a model looks: the frames, a map over each, and how much of the maps lies in the middle.</summary>
public sealed class FrameAttention
{
    private FrameAttention(string model, ImageGrid? pictures, MapSpread spread, string what) =>
        (Model, Pictures, Spread, What) = (model, pictures, spread, what);

    /// <summary>Id of the model.</summary>
    public string Model { get; }

    /// <summary>Every frame beside itself with its map; null where the maps are empty, flat or too coarse: there is nothing to see.</summary>
    public ImageGrid? Pictures { get; }

    /// <summary>Fraction of the maps that lies on the central quarter of the frame's area, where the face is; 0.25 if they were uniform, null when they are
    /// empty.</summary>
    public double? Middle => Spread.Middle;

    /// <summary>Fraction of the maps that would have to be moved to make them uniform, mean over maps; 0 when they are empty.</summary>
    public double Uneven => Spread.Uneven;

    /// <summary>Cells of a map along its shorter side.</summary>
    public int Side => Spread.Side;

    private MapSpread Spread { get; }

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
        MapSpread spread = MapSpread.Of(maps);
        return new FrameAttention(
            id, !spread.Shows ? null : new ImageGrid(
                $"{id}: frame and {what}", $"{frames.Length} frames, each beside itself with {what} of {id} over it.",
                HeatMaps.Over(frames, samples.Frames.Side, maps, captions, samples.Provenance), columns: 3)
            { PictureSize = 256, Provenance = samples.Provenance },
            spread, what);
    }
}

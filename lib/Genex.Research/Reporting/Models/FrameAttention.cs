using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Inspection;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>Where in some frames a model looks: the frames, a map over each, and how much of the maps lies in the middle.</summary>
public sealed class FrameAttention
{
    private readonly string what = "";
    private readonly double? training;

    private FrameAttention(string model, ImageGrid? pictures, MapSpread spread, string what) =>
        (Model, Pictures, Spread, this.what) = (model, pictures, spread, what);

    private FrameAttention(string model, double? training) => (Model, this.training) = (model, training);

    /// <summary>Id of the model.</summary>
    public string Model { get; }

    /// <summary>Every frame beside itself with its map; null where the maps are empty, flat or too coarse, or the model has learnt nothing: there is
    /// nothing to see.</summary>
    public ImageGrid? Pictures { get; }

    /// <summary>Fraction of the maps that lies on the central quarter of the frame's area, where the face is; 0.25 if they were uniform, null when they are
    /// empty or there are none.</summary>
    public double? Middle => Spread?.Middle;

    /// <summary>Fraction of the maps that would have to be moved to make them uniform, mean over maps; 0 when they are empty or there are none.</summary>
    public double Uneven => Spread?.Uneven ?? 0;

    /// <summary>Cells of a map along its shorter side; 0 without maps.</summary>
    public int Side => Spread?.Side ?? 0;

    private MapSpread? Spread { get; }

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

    /// <summary>How much of the maps lies where the face is, or why there are none.</summary>
    public Sentence Say() => Spread is null ? ModelSentences.Unlearnt(Model, training) : ModelSentences.Middle(Model, what, Middle, Uneven, Side);

    /// <summary>The same of a model before training, and what that is shown for; or that there is no map to compare it with.</summary>
    public Sentence SayControl() => Spread is null ? ModelSentences.NoControl() : Sentence.Join(Say(), ModelSentences.Control(Pictures is not null));

    /// <summary>Of a model whose maps would show its architecture and its first weights, and nothing learnt.</summary>
    /// <param name="id">Id of the model.</param>
    /// <param name="training">Its AUROC over its own training samples where that is what says so; null where the score on people held out does.</param>
    internal static FrameAttention Without(string id, double? training) => new(id, training);

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

using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>How much effort an experiment takes. A notebook says which one it ran.</summary>
/// <param name="Id">What <c>--profile</c> takes: "quick", "study" or "full".</param>
/// <param name="Title">For headings.</param>
/// <param name="ImageSize">Side of the frames that models see, pixels; a multiple of 16.</param>
/// <param name="SamplesPerSecond">Frames taken per second of video.</param>
public sealed record Profile(string Id, string Title, int ImageSize, double SamplesPerSecond)
{
    /// <summary>Small frames, a handful of steps: whether everything runs. Nothing is learnt in it.</summary>
    public static Profile Quick { get; } =
        new("quick", "quick (small frames, few epochs)", ImageSize: 64, SamplesPerSecond: 1) { HeldOut = Protocol.Groups(3) };

    /// <summary>The report's frames and the released training settings.</summary>
    public static Profile Full { get; } = new("full", "full (224 px, the report's settings)", ImageSize: 224, SamplesPerSecond: 1);

    /// <summary>Small frames, and as many steps as a model needs to learn what is there: minutes on two cores. A frozen body gets frames of 224
    /// pixels.</summary>
    public static Profile Study { get; } = new("study", "study (64 px, trained until it has learnt)", ImageSize: 64, SamplesPerSecond: 1) { FrameSize = 224 };

    /// <summary>All of them, from the least effort to the most.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Quick, Study, Full];

    /// <summary>Side at which frames are kept, pixels: what the model that wants most of them needs.</summary>
    public int FrameSize { get; init; } = ImageSize;

    /// <summary>How a notebook holds participants out: every one in turn; where nothing is learnt anyway, a third of them at a time.</summary>
    public Protocol HeldOut { get; init; } = Protocol.LeaveOneParticipantOut;

    /// <summary>Side of the frames that a model sees, pixels: a frozen body sees them as they are kept.</summary>
    public int ImageSizeOf(ModelDescription model) => model.Body == BodyOrigin.Frozen ? FrameSize : ImageSize;

    /// <summary>The profile with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static Profile Parse(string id) => All.FirstOrDefault(profile => string.Equals(profile.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No profile is called \"{id}\"; there are {string.Join(", ", All.Select(profile => profile.Id))}.", nameof(id));

    /// <summary>The settings a model is trained with.</summary>
    /// <exception cref="ArgumentException">There are none for this model.</exception>
    public TrainingSettings TrainingOf(string model) => Id switch
    {
        "quick" => TrainingPresets.Quick(model),
        "study" => TrainingPresets.Study(model),
        _ => TrainingPresets.Report(model),
    };
}

using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>How much effort an experiment takes. A notebook says which one it ran.</summary>
/// <param name="Id">What <c>--profile</c> takes: "quick" or "full".</param>
/// <param name="Title">For headings.</param>
/// <param name="ImageSize">Side of the frames, pixels; a multiple of 16.</param>
/// <param name="SamplesPerSecond">Frames taken per second of video.</param>
public sealed record Profile(string Id, string Title, int ImageSize, double SamplesPerSecond)
{
    /// <summary>Small frames, few epochs, larger batches: minutes on two cores.</summary>
    public static Profile Quick { get; } = new("quick", "quick (small frames, few epochs)", ImageSize: 64, SamplesPerSecond: 1);

    /// <summary>The report's frames and the released training settings.</summary>
    public static Profile Full { get; } = new("full", "full (224 px, the report's settings)", ImageSize: 224, SamplesPerSecond: 1);

    /// <summary>Both.</summary>
    public static IReadOnlyList<Profile> All { get; } = [Quick, Full];

    /// <summary>The profile with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static Profile Parse(string id) => All.FirstOrDefault(profile => string.Equals(profile.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No profile is called \"{id}\"; there are quick and full.", nameof(id));

    /// <summary>The settings a model is trained with.</summary>
    /// <exception cref="ArgumentException">There are none for this model.</exception>
    public TrainingSettings TrainingOf(string model) => Id == Quick.Id ? TrainingPresets.Quick(model) : TrainingPresets.Report(model);
}

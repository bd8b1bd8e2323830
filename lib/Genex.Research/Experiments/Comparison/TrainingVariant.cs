using System.Text.Json;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Says how a run's training settings differ from its profile's.</summary>
internal static class TrainingVariant
{
    /// <summary>What settings are called that differ in more than is worth a name.</summary>
    public const string Other = "other settings";

    /// <summary>"modality dropout 0.3", or <see cref="Other"/>; null for the profile's own.</summary>
    public static string? Of(RunSpecification specification)
    {
        if (!Profile.All.Any(profile => profile.Id == specification.Profile)) return null;
        TrainingSettings usual = Profile.Parse(specification.Profile).TrainingOf(specification.Model), own = specification.Training;
        return Same(own, usual) ? null : Same(own with { ModalityDropout = usual.ModalityDropout }, usual)
            ? Invariant($"modality dropout {own.ModalityDropout:0.##}") : Other;
    }

    private static bool Same(TrainingSettings one, TrainingSettings other) =>
        JsonSerializer.Serialize(one, RunJson.Compact) == JsonSerializer.Serialize(other, RunJson.Compact);
}

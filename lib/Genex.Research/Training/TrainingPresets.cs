using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>Finds the settings of a model by id.</summary>
/// <remarks>
/// Report: the settings the report's authors released (its table "Training settings of the release"). Gradient norm 1.0 where nothing else is said, binary
/// cross-entropy with logits.
/// Quick: settings that show how a model behaves within seconds on two cores. Not the report's, and no base for a verdict on them: batch 32 instead of 4 or 8
/// and rates about five to ten times higher, so that about ten epochs get somewhere. An epoch takes part of the samples, and frames are flipped and not
/// otherwise varied, which keeps it cheap. What is compared within a profile was trained alike.
/// </remarks>
public static class TrainingPresets
{
    private static readonly Dictionary<string, (TrainingSettings Report, TrainingSettings Quick)> ById = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A.1"] = (Presets.ImprovedCnn.Report, Presets.ImprovedCnn.Quick),
        ["A.2"] = (Presets.VisionTransformerFromScratch.Report, Presets.VisionTransformerFromScratch.Quick),
        ["A.3"] = (Presets.PretrainedResNet.Report, Presets.PretrainedResNet.Quick),
        ["A.4"] = (Presets.PretrainedVisionTransformer.Report, Presets.PretrainedVisionTransformer.Quick),
        ["B.1"] = (Presets.NaiveFusion.Report, Presets.NaiveFusion.Quick),
        ["B.2"] = (Presets.CrossModalFusion.Report, Presets.CrossModalFusion.Quick),
        ["B.2t"] = (Presets.CrossModalFusion.Report, Presets.CrossModalFusion.Quick),
        ["B.3"] = (Presets.PretrainedFusion.Report, Presets.PretrainedFusion.Quick),
        ["B.3t"] = (Presets.PretrainedFusion.Report, Presets.PretrainedFusion.Quick),
    };

    /// <summary>The models that have settings.</summary>
    public static IReadOnlyCollection<string> Models => ById.Keys;

    /// <summary>The released settings of a model.</summary>
    /// <exception cref="ArgumentException">There are none for this id.</exception>
    public static TrainingSettings Report(string model) => Find(model).Report;

    /// <summary>The short settings of a model.</summary>
    /// <exception cref="ArgumentException">There are none for this id.</exception>
    public static TrainingSettings Quick(string model) => Find(model).Quick;

    private static (TrainingSettings Report, TrainingSettings Quick) Find(string model) =>
        ById.TryGetValue(model, out (TrainingSettings, TrainingSettings) found) ? found
        : throw new UnknownNameException("model with training settings", model, ById.Keys);
}

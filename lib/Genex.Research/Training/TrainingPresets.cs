using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>Finds the settings of a model by id.</summary>
public static class TrainingPresets
{
    private static readonly Dictionary<string, (TrainingSettings Report, TrainingSettings Quick)> ById = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A.1"] = (ReportPresets.ImprovedCnn, QuickPresets.ImprovedCnn),
        ["A.2"] = (ReportPresets.VisionTransformerFromScratch, QuickPresets.VisionTransformerFromScratch),
        ["A.3"] = (ReportPresets.PretrainedResNet, QuickPresets.PretrainedResNet),
        ["A.4"] = (ReportPresets.PretrainedVisionTransformer, QuickPresets.PretrainedVisionTransformer),
        ["B.1"] = (ReportPresets.NaiveFusion, QuickPresets.NaiveFusion),
        ["B.2"] = (ReportPresets.CrossModalFusion, QuickPresets.CrossModalFusion),
        ["B.2t"] = (ReportPresets.CrossModalFusion, QuickPresets.CrossModalFusion),
        ["B.3"] = (ReportPresets.PretrainedFusion, QuickPresets.PretrainedFusion),
        ["B.3t"] = (ReportPresets.PretrainedFusion, QuickPresets.PretrainedFusion),
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

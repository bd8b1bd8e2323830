namespace Genex.Research.Training;

/// <summary>Finds the settings of a model by id.</summary>
public static class TrainingPresets
{
    private static readonly Dictionary<string, (TrainingSettings Report, TrainingSettings Quick)> ById = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A.1"] = (ReportPresets.ImprovedCnn, QuickPresets.ImprovedCnn),
        ["A.2"] = InShort(ReportPresets.VisionTransformerFromScratch),
        ["A.3"] = InShort(ReportPresets.PretrainedResNet),
        ["A.4"] = InShort(ReportPresets.PretrainedVisionTransformer),
        ["B.1"] = (ReportPresets.NaiveFusion, QuickPresets.NaiveFusion),
        ["B.2"] = InShort(ReportPresets.CrossModalFusion),
        ["B.2t"] = InShort(ReportPresets.CrossModalFusion),
        ["B.3"] = InShort(ReportPresets.PretrainedFusion),
        ["B.3t"] = InShort(ReportPresets.PretrainedFusion),
    };

    /// <summary>The models that have settings.</summary>
    public static IReadOnlyCollection<string> Models => ById.Keys;

    /// <summary>The released settings of a model.</summary>
    /// <exception cref="ArgumentException">There are none for this id.</exception>
    public static TrainingSettings Report(string model) => Find(model).Report;

    /// <summary>The short settings of a model.</summary>
    /// <exception cref="ArgumentException">There are none for this id.</exception>
    public static TrainingSettings Quick(string model) => Find(model).Quick;

    private static (TrainingSettings Report, TrainingSettings Quick) InShort(TrainingSettings report) => (report, QuickPresets.From(report));

    private static (TrainingSettings Report, TrainingSettings Quick) Find(string model) => ById.TryGetValue(model, out (TrainingSettings, TrainingSettings) found) ? found
        : throw new ArgumentException($"There are no training settings for \"{model}\"; there are for {string.Join(", ", ById.Keys)}.", nameof(model));
}

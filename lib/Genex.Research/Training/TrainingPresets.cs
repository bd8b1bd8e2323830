using Genex.Research.Models;

namespace Genex.Research.Training;

/// <summary>Finds the settings of a model by id.</summary>
/// <remarks>
/// Report: the settings the report's authors released (its table "Training settings of the release"). Gradient norm 1.0 where nothing else is said, binary
/// cross-entropy with logits.
/// Study: settings under which a model learns what there is to learn within minutes on two cores: whole epochs, batches of 32, rates five to ten times the
/// report's that fall to almost nothing.
/// Quick: settings that show that everything runs, within seconds. A handful of steps teach a model nothing, and its results say so.
/// What is compared within a profile was trained alike.
/// </remarks>
public static class TrainingPresets
{
    private static readonly Dictionary<string, Settings> ById = new(StringComparer.OrdinalIgnoreCase)
    {
        ["A.1"] = new(Presets.ImprovedCnn.Report, Presets.ImprovedCnn.Study, Presets.ImprovedCnn.Quick),
        ["A.1n"] = new(Presets.ImprovedCnn.Report, Presets.ImprovedCnn.Study, Presets.ImprovedCnn.Quick),
        ["A.1s"] = new(Presets.ImprovedCnn.Report, Presets.ImprovedCnn.Study, Presets.ImprovedCnn.Quick),
        ["A.2"] = new(Presets.VisionTransformerFromScratch.Report, Presets.VisionTransformerFromScratch.Study, Presets.VisionTransformerFromScratch.Quick),
        ["A.3"] = new(Presets.PretrainedResNet.Report, Presets.PretrainedResNet.Study, Presets.PretrainedResNet.Quick),
        ["A.4"] = new(Presets.PretrainedVisionTransformer.Report, Presets.PretrainedVisionTransformer.Study, Presets.PretrainedVisionTransformer.Quick),
        ["B.1"] = new(Presets.NaiveFusion.Report, Presets.NaiveFusion.Study, Presets.NaiveFusion.Quick),
        ["B.2"] = new(Presets.CrossModalFusion.Report, Presets.CrossModalFusion.Study, Presets.CrossModalFusion.Quick),
        ["B.2t"] = new(Presets.CrossModalFusion.Report, Presets.CrossModalFusion.Study, Presets.CrossModalFusion.Quick),
        ["B.3"] = new(Presets.PretrainedFusion.Report, Presets.PretrainedFusion.Study, Presets.PretrainedFusion.Quick),
        ["B.3t"] = new(Presets.PretrainedFusion.Report, Presets.PretrainedFusion.Study, Presets.PretrainedFusion.Quick),
        ["P.1"] = new(Presets.FrozenBodyHead.Study, Presets.FrozenBodyHead.Study, Presets.FrozenBodyHead.Quick),
        ["P.2"] = new(Presets.FrozenBodyHead.StudyWithSignals, Presets.FrozenBodyHead.StudyWithSignals, Presets.FrozenBodyHead.QuickWithSignals),
        ["F.0"] = new(Presets.FrozenFusion.StudyOfVideo, Presets.FrozenFusion.StudyOfVideo, Presets.FrozenFusion.QuickOfVideo),
        ["F.1"] = Frozen,
        ["F.2"] = Frozen,
        ["F.3"] = Frozen,
        ["F.4"] = Frozen,
        ["F.5"] = Frozen,
        ["F.6"] = Frozen,
        ["F.7"] = Frozen,
        ["F.8"] = Frozen,
        ["T.1"] = Sequence,
        ["T.2"] = Sequence,
        ["T.3"] = Sequence,
    };

    /// <summary>The models that have settings.</summary>
    public static IReadOnlyCollection<string> Models => ById.Keys;

    /// <summary>The released settings of a model; those of a study for one that the report does not have.</summary>
    /// <exception cref="UnknownNameException">There are none for this id.</exception>
    public static TrainingSettings Report(string model) => Find(model).Report;

    /// <summary>The settings under which a model learns what is there to learn.</summary>
    /// <exception cref="UnknownNameException">There are none for this id.</exception>
    public static TrainingSettings Study(string model) => Find(model).Study;

    /// <summary>The short settings of a model.</summary>
    /// <exception cref="UnknownNameException">There are none for this id.</exception>
    public static TrainingSettings Quick(string model) => Find(model).Quick;

    // What is compared is the joining: budget and settings are one.
    private static Settings Frozen => new(Presets.FrozenFusion.Study, Presets.FrozenFusion.Study, Presets.FrozenFusion.Quick);

    private static Settings Sequence => new(Presets.FrozenSequence.Study, Presets.FrozenSequence.Study, Presets.FrozenSequence.Quick);

    private static Settings Find(string model) =>
        ById.TryGetValue(model, out Settings? found) ? found : throw new UnknownNameException("model with training settings", model, ById.Keys);

    private sealed record Settings(TrainingSettings Report, TrainingSettings Study, TrainingSettings Quick);
}

namespace Genex.Research.Experiments;

/// <summary>Names of the baselines, as every table shows them.</summary>
public static class BaselineNames
{
    /// <summary>Each target's majority in training, for every sample.</summary>
    public const string Majority = "training majority";

    /// <summary>Each target's share in training, as the probability of every sample.</summary>
    public const string Prevalence = "training prevalence";

    /// <summary>No, always.</summary>
    public const string AllZero = "all zero";

    /// <summary>The participant's last known label, carried forward: it is told what no model is.</summary>
    public const string Persistence = "persistence";

    /// <summary>Logistic regression on the five signals that are no facial coding.</summary>
    public const string GazeAndSkin = "LR 5 gaze and skin signals";

    /// <summary>Logistic regression on the 28 facial-coding channels: the sensor that also gives the targets.</summary>
    public const string FacialCoding = "LR 28 facial-coding channels";

    /// <summary>Logistic regression on mean and spread of red, green and blue: what lighting and background tell.</summary>
    public const string Colours = "LR 6 colour statistics";

    /// <summary>The share of positives of the training participant whose frames look most alike.</summary>
    public const string Identity = "participant-identity probe";

    /// <summary>Logistic regression on all 33 signals of another moment of the same participant: there is nothing to learn but who.</summary>
    public const string Shuffled = "shuffled pairing (LR)";

    /// <summary>Logistic regression on all 33 signals.</summary>
    public const string AllSignals = "LR 33 signals";

    /// <summary>Logistic regression on the frame at 32 x 32 pixels, through its first 64 principal components: what a linear eye sees.</summary>
    public const string Pixels = "LR 32 x 32 pixels";

    /// <summary>The mean of the log odds of <see cref="Pixels"/> and <see cref="GazeAndSkin"/>: the plainest way to join two modalities.</summary>
    public const string LateFusion = "late fusion of pixels and 5";

    /// <summary>Logistic regression on the signals of the study's own, where it has some.</summary>
    public const string OwnSignals = "LR own signals";

    private static readonly Dictionary<BaselineId, string> ById = new()
    {
        [BaselineId.OwnSignals] = OwnSignals,
        [BaselineId.AllSignals] = AllSignals,
        [BaselineId.Pixels] = Pixels,
        [BaselineId.LateFusion] = LateFusion,
        [BaselineId.Majority] = Majority,
        [BaselineId.Prevalence] = Prevalence,
        [BaselineId.AllZero] = AllZero,
        [BaselineId.Persistence] = Persistence,
        [BaselineId.GazeAndSkin] = GazeAndSkin,
        [BaselineId.FacialCoding] = FacialCoding,
        [BaselineId.Colours] = Colours,
        [BaselineId.Identity] = Identity,
        [BaselineId.Shuffled] = Shuffled,
    };

    private static readonly Dictionary<string, BaselineId> ByName = ById.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>What a baseline is called.</summary>
    public static string Of(BaselineId id) => ById[id];

    /// <summary>The baseline that a stored run calls like this: metrics.json holds names. Null for one that there no longer is.</summary>
    internal static BaselineId? Find(string name) => ByName.TryGetValue(name, out BaselineId id) ? id : null;

    /// <summary>What a reader must know about each, by name.</summary>
    public static IReadOnlyDictionary<string, string> Notes { get; } = new Dictionary<string, string>
    {
        [Persistence] = "repeats the participant's last known label, which no model is told",
        [FacialCoding] = "logistic regression on the targets' own sensor, so circular",
        [GazeAndSkin] = "logistic regression on signals of other sensors than the targets'",
        [AllSignals] = "logistic regression, 28 of the 33 from the targets' sensor",
        [OwnSignals] = "logistic regression on the study's own signals",
        [Pixels] = "logistic regression on 64 principal components of the frame",
        [LateFusion] = "mean log odds of the pixels' and the 5 signals' regressions",
        [Colours] = "logistic regression on lighting and background, a nuisance probe",
        [Identity] = "predicts the habits of the most similar training participant",
        [Shuffled] = "logistic regression on signals of another moment, nothing to learn",
    };
}

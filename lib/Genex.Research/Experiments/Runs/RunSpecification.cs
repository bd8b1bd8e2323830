using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Everything that decides a run's numbers. Two equal specifications are the same run, so a finished one is reused.</summary>
public sealed record RunSpecification
{
    /// <summary>Raised whenever the same specification would come to other numbers than before. Version 6 concerns runs from which inputs are withheld: the
    /// baselines beside them were computed without these inputs as well.</summary>
    private const int MethodVersion = 5, MethodOfWithheld = 6;

    /// <summary>A specification whose required properties the caller sets.</summary>
    public RunSpecification()
    {
    }

    // In a file, the threshold, the targets that are left out and those of a task of one's own stand beside the task's id.
    [JsonConstructor]
    internal RunSpecification(EmotionTask task, double threshold = EmotionTask.VendorThreshold, IReadOnlyList<string>? leftOut = null,
        IReadOnlyList<string>? targets = null) =>
        Task = (targets is not null ? EmotionTask.Of([.. targets]) : task.IsReported ? task
            : throw new ArgumentException($"No task is called \"{task.Id}\", and there are no \"targets\" that would say what it is.", nameof(task)))
            with
        { Threshold = threshold, LeftOut = leftOut ?? [] };

    /// <summary>The targets of a task that is neither of the report's; null for those.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Targets => Task.IsReported ? null : Task.Names;

    /// <summary>Signals of the study's own, after the 33; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OwnSignal>? OwnSignals { get; init; }

    /// <summary>How faces were looked for in the videos, to which pictures are cropped; null where they were not. What is predicted is cropped
    /// alike.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaceSearch? Faces { get; init; }

    /// <summary>S, number of signals that models are given.</summary>
    [JsonIgnore]
    public int SignalCount => PhysicalFeatures.Count + (OwnSignals?.Count ?? 0);

    /// <summary>What they are called, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> SignalNames => Vocabulary.Signals;

    /// <summary>The signals of the run's samples, and the targets of its task: of a recording without a truth, what rows hold.</summary>
    [JsonIgnore]
    internal Vocabulary Vocabulary => OwnSignals is null && Task.IsReported ? Vocabulary.Default : new Vocabulary
    {
        OwnSignals = OwnSignals ?? [],
        OwnTargets = [.. Task.Names.Where(name => EmotionalTargets.IndexOf(name) < 0).Select(name => new OwnTarget(name))],
    };

    /// <summary>Id of the architecture, "A.1" to "P.2".</summary>
    public required string Model { get; init; }

    /// <summary>What is predicted: with the threshold, and without the targets that the audit blocks. A file names it by its id.</summary>
    [JsonConverter(typeof(TaskIdConverter))]
    public required EmotionTask Task { get; init; }

    /// <inheritdoc cref="EmotionTask.Threshold"/>
    public double Threshold => Task.Threshold;

    /// <summary>How the samples are divided. A file names it by its id.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Id of the profile the settings come from.</summary>
    public required string Profile { get; init; }

    /// <summary>For weights, order, dropout and variation. The protocols' own shuffles keep their fixed seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Fingerprint of the samples: SHA-256 over participants, times, features, targets and pixels.</summary>
    public required string Data { get; init; }

    /// <summary>Where the samples come from.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Provenance>))]
    public required Provenance Provenance { get; init; }

    /// <summary>The modality taken away for an ablation, as <see cref="SampleSet.Withheld"/> has it; empty when nothing was.</summary>
    public string Withheld { get; init; } = "";

    /// <summary>Fingerprint of the samples before anything was withheld; null when nothing was.</summary>
    public string? WithheldFrom { get; init; }

    /// <summary>Whether models are fed the 33 signals as they are, unscaled, as the released code does. Default no: each is brought to mean 0 and deviation 1
    /// over the fold's training samples.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RawSignals { get; init; }

    /// <summary>What the weights start from: "random", or the name of a weights file.</summary>
    public string Weights { get; init; } = "random";

    /// <summary>Side of the frames, pixels.</summary>
    public required int ImageSize { get; init; }

    /// <summary>Frames per second of video.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>Every training setting, changes to the profile's included.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>Ids of the audit's checks that block training on these data and whose findings were accepted; null when none blocks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? AcceptedFindings { get; init; }

    /// <summary>Targets of the task that are neither learnt nor scored, since the audit blocks them; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? LeftOut => Task.LeftOut is { Count: > 0 } some ? some : null;

    /// <summary>What the study itself asks to be said beside every number; null when it asks for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? DataCaveats { get; init; }

    /// <summary>SHA-256 over all of the above, 64 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        (Withheld.Length == 0 ? MethodVersion : MethodOfWithheld, this), RunJson.Compact)));

    /// <summary>Names the run and its folder: "B.1-emotions-lopo-quick-s1-0a1b2c3d".</summary>
    [JsonIgnore]
    public string Id => Invariant($"{Model}{(Withheld.Length == 0 ? "" : $"-no-{Withheld}")}-{Task.Id}-{Protocol.Id}-{Profile}-s{Seed}-{Hash[..8]}");

    /// <summary>Names the model in tables and charts: "B.1", "B.1 without signals".</summary>
    [JsonIgnore]
    public string Label => LabelOf(Model, Withheld, Body, OwnSignals?.Count ?? 0);

    /// <summary>"random body" where a body that is meant to be pretrained or to come from a file was drawn at random, the file of a frozen body that is not the
    /// usual one; empty otherwise.</summary>
    [JsonIgnore]
    public string Body => ModelRegistry.Find(Model).Body == BodyOrigin.Fresh ? "" : Weights == RunModel.Random ? "random body"
        : ModelRegistry.Find(Model).Body == BodyOrigin.Frozen && !Weights.StartsWith(FrozenBodyHead.UsualBody, StringComparison.Ordinal) ? Weights : "";

    /// <summary>Whether a whole modality was taken away, so that the run answers another question than the model's; a declared set of signals is no
    /// ablation.</summary>
    [JsonIgnore]
    public bool IsAblation => Withheld is "video" or "signals";

    /// <summary>Whether the model looks at facial coding, which comes from the sensor that also gives the 17 targets: circular to that extent.</summary>
    [JsonIgnore]
    public bool SeesTargetsSensor => Task.Names.Any(name => EmotionalTargets.IndexOf(name) >= 0)
        && ModelRegistry.Find(Model).Modalities.HasFlag(Modalities.Physical) && Withheld is not ("facial-coding" or "signals" or "all-but-own");

    /// <summary>Fingerprint of the study's whole samples: what two runs must share for their scores to be compared.</summary>
    [JsonIgnore]
    public string Study => WithheldFrom ?? Data;

    /// <summary>What a model is called from which a modality is withheld; empty for none.</summary>
    internal static string LabelOf(string model, string withheld, string body = "", int own = 0) =>
        model + withheld switch
        {
            "" => "",
            "facial-coding" => Invariant($" on {PhysicalFeatures.Count - PhysicalFeatures.FacialCoding.Count + own} signals"),
            "gaze-and-skin" => Invariant($" on {PhysicalFeatures.FacialCoding.Count} signals"),
            "all-but-own" => own == 1 ? " on its own signal" : Invariant($" on {own} own signals"),
            _ => $" without {withheld}",
        }
        + (body.Length == 0 ? "" : $" ({body})");

    /// <summary>How the signals of a fold are scaled that learns from these samples.</summary>
    public Standardiser ScalingOf(SampleSet samples, ReadOnlySpan<int> training) =>
        RawSignals ? Standardiser.Unscaled(samples.SignalCount) : Standardiser.Fit(samples, training);
}

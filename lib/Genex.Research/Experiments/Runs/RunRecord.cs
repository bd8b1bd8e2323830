using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>A finished run: what was asked for, how it was trained, what it predicted, and the scores beside every baseline's.</summary>
public sealed record RunRecord
{
    /// <summary>What was asked for.</summary>
    public required RunSpecification Specification { get; init; }

    /// <summary>With what it was made.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>The run's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether the run was found finished in a store; false for one that was made just now.</summary>
    public bool WasFound { get; init; }

    /// <summary>How each fold was trained.</summary>
    public required IReadOnlyList<FoldRecord> Folds { get; init; }

    /// <summary>What was predicted, with the truth.</summary>
    public required Predictions Predictions { get; init; }

    /// <summary>The model first, then the baselines.</summary>
    public required IReadOnlyList<Scored> Scores { get; init; }

    /// <summary>K flags over the whole study: whether a target has enough positives and negatives in at least two participants to be averaged.</summary>
    public required IReadOnlyList<bool> Scorable { get; init; }

    /// <summary>The model's scores at thresholds tuned on each fold's inner held-out part; null where the protocol reports from that part, or the run is of an
    /// older version.</summary>
    public Scored? Tuned { get; init; }

    /// <summary>Scores of the baselines that learn, at thresholds tuned on the very samples that the model's were; empty where the model has none.</summary>
    public IReadOnlyList<Scored> TunedBaselines { get; init; } = [];

    /// <summary>Which part of the videos was taken; empty where there were none, null for a run of an older version.</summary>
    public IReadOnlyList<PictureRegion>? Regions { get; init; }

    /// <summary>The scores of the model.</summary>
    public Scored Model => Scores[0];

    /// <summary>The scores of the baselines.</summary>
    public IEnumerable<Scored> Baselines => Scores.Where(scored => scored.IsBaseline);

    /// <summary>The baseline that always predicts each target's majority in training.</summary>
    public Scored Majority => Scores.First(scored => scored.Baseline == BaselineId.Majority);

    /// <summary>Whether the model has learnt anything.</summary>
    public LearningCheck Learning => LearningCheck.Of(this);

    /// <summary>How the samples were divided.</summary>
    public Protocol Protocol => Specification.Protocol;

    /// <summary>What was predicted.</summary>
    public EmotionTask Task => Specification.Task;

    /// <summary>What must be said wherever a number of this run is shown; empty when there is nothing.</summary>
    public IReadOnlyList<string> Caveats =>
    [
        .. Specification.AcceptedFindings is { } accepted ? [$"data that the audit blocks: {string.Join(", ", accepted)}"] : Array.Empty<string>(),
        .. Specification.LeftOut is { } blocked ? [$"targets left out, since the data audit blocks them: {string.Join(", ", blocked)}"]
            : Array.Empty<string>(),
        .. Specification.DataCaveats ?? [],
        .. Specification.Provenance == Provenance.Simulated ? ["simulated data"] : Specification.Provenance == Provenance.Recorded ? Array.Empty<string>()
            : [$"data of {Specification.Provenance.ToString().ToLowerInvariant()} origin"],
        .. Learning.Caveats,
        .. Specification.RawSignals ? ["signals unscaled, as the released code feeds them"] : Array.Empty<string>(),
        .. Specification.Weights == "random" ? ["weights: random at the start"] : Array.Empty<string>(),
        .. Specification.SeesTargetsSensor ? ["28 of the 33 signals of the fusion models come from the sensor that also gives the targets"]
            : Array.Empty<string>(),
        .. Protocol.AsReported ? ["the epoch was chosen on the samples that are reported"] : Array.Empty<string>(),
        .. Protocol.HoldsParticipantsApart ? Array.Empty<string>() : ["the same participants in training and test"],
    ];
}

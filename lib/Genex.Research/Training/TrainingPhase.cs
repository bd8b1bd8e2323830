using System.Text.Json.Serialization;

#pragma warning disable MA0048 // a phase and the rates of its parts

namespace Genex.Research.Training;

/// <summary>The learning rate of a part of a model.</summary>
/// <param name="Prefix">Start of the parameters' names, ending at a dot ("head", "body.layer4"); empty is every parameter.</param>
/// <param name="Rate">Learning rate before the schedule; 0 freezes the part.</param>
/// <param name="WeightDecay">Weight decay of the part; null is the optimiser's. Not negative.</param>
public sealed record PartRate(string Prefix, double Rate, double? WeightDecay = null)
{
    /// <inheritdoc cref="PartRate(string, double, double?)" path="/param[@name='WeightDecay']"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? WeightDecay { get; init; } = WeightDecay is null or >= 0 ? WeightDecay
        : throw new ArgumentOutOfRangeException(nameof(WeightDecay), WeightDecay, "Weight decay is not negative.");

    /// <inheritdoc cref="PartRate(string, double, double?)" path="/param[@name='Rate']"/>
    public double Rate { get; init; } = Rate >= 0 && double.IsFinite(Rate) ? Rate
        : throw new ArgumentOutOfRangeException(nameof(Rate), Rate, "A rate is not negative.");

    /// <summary>Whether a parameter belongs to the part.</summary>
    public bool Covers(string parameter) => Prefix.Length == 0 || parameter == Prefix || parameter.StartsWith(Prefix + ".", StringComparison.Ordinal);
}

/// <summary>A stretch of training with its own optimiser: which parts learn, how fast, how long.</summary>
public sealed record TrainingPhase
{
    /// <summary>For progress lines and charts.</summary>
    public required string Name { get; init; }

    /// <summary>Most epochs; at least 1.</summary>
    public required int Epochs
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Epochs), value, "A phase takes at least 1 epoch.");
    }

    /// <summary>The optimiser, made anew at the start of the phase.</summary>
    public required OptimiserSettings Optimiser { get; init; }

    /// <summary>Rates by part of the model; the longest matching prefix counts, parameters without one are frozen.</summary>
    public required IReadOnlyList<PartRate> Parts { get; init; }

    /// <summary>How rates move. Default constant.</summary>
    public Schedule Schedule { get; init; } = new ConstantRate();

    /// <summary>When the phase ends early, and what chooses the epoch.</summary>
    public required EarlyStopping Stop { get; init; }

    /// <summary>Gradients longer than this (2-norm over all trained parameters) are scaled down to it; over 0. Default 1.</summary>
    public double ClipNorm
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(ClipNorm), value, "The largest norm is over 0.");
    } = 1;

    /// <summary>At most this many training samples per epoch, drawn anew each time; at least 2. Default null: all.</summary>
    public int? SamplesPerEpoch
    {
        get;
        init => field = value is null or >= 2 ? value
            : throw new ArgumentOutOfRangeException(nameof(SamplesPerEpoch), value, "An epoch takes at least 2 samples.");
    }

    /// <summary>The rate of a parameter before the schedule; 0 when frozen.</summary>
    public double RateOf(string parameter) => PartOf(parameter)?.Rate ?? 0;

    /// <summary>The weight decay of a parameter.</summary>
    public double DecayOf(string parameter) => PartOf(parameter)?.WeightDecay ?? Optimiser.WeightDecay;

    private PartRate? PartOf(string parameter) => Parts.Where(part => part.Covers(parameter)).MaxBy(part => part.Prefix.Length);
}

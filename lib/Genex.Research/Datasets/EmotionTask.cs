using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>What is to be predicted: some of the 17 targets, each as yes or no.</summary>
/// <param name="Id">"attention" or "emotions"; what <c>--task</c> takes.</param>
/// <param name="Title">For headings.</param>
/// <param name="Names">The K targets, in the order of the logits.</param>
/// <param name="Threshold">Vendor intensity, 0 to 100, from which a target counts as present. Default 50, the vendor's own.</param>
public sealed record EmotionTask(string Id, string Title, IReadOnlyList<string> Names, double Threshold = EmotionTask.VendorThreshold)
{
    /// <summary>From which intensity the vendor of the facial coding counts a target as present, 0 to 100.</summary>
    public const double VendorThreshold = 50;

    /// <summary>Attention, yes or no: K = 1, the task of the report's video-only table.</summary>
    public static EmotionTask Attention { get; } = new("attention", "binary attention", ["Attention"]);

    /// <summary>All 17 targets: the task of the report's fusion table.</summary>
    public static EmotionTask Emotions { get; } = new("emotions", "17 emotional targets", EmotionalTargets.Names);

    /// <inheritdoc cref="EmotionTask(string, string, IReadOnlyList{string}, double)" path="/param[@name='Threshold']"/>
    public double Threshold { get; init => field = InRange(value); } = InRange(Threshold);

    /// <summary>Targets whose truth is not to be used: they count as not known. Names of <see cref="Names"/>; default none.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>K.</summary>
    public int Count => Names.Count;

    /// <summary>The task with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static EmotionTask Parse(string id) => id.ToUpperInvariant() switch
    {
        "ATTENTION" => Attention,
        "EMOTIONS" => Emotions,
        _ => throw new ArgumentException($"No task is called \"{id}\"; there are attention (1 target) and emotions (17 targets).", nameof(id)),
    };

    /// <summary>Truth and mask of every sample.</summary>
    /// <returns>Labels (N x K, 1 where present) and flags (N x K, false where the truth is not known; the label is then 0).</returns>
    /// <remarks>
    /// At the vendor's own threshold the aligned target decides (active at the frame, or a share of at least one half). At another threshold the
    /// vendor's intensity decides where there is one, its sign ignored (valence runs from -100 to 100), else the share times 100.
    /// </remarks>
    public (float[] Labels, bool[] Known) LabelsOf(SampleSet samples)
    {
        int[] places = [.. Names.Select(EmotionalTargets.IndexOf)];
        bool[] leftOut = [.. Names.Select(LeftOut.Contains)];
        float[] labels = new float[samples.Count * Count];
        bool[] known = new bool[labels.Length];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            for (int target = 0; target < Count; target++)
            {
                int source = sample * EmotionalTargets.Count + places[target];
                int here = sample * Count + target;
                known[here] = samples.TargetPresent[source] && !leftOut[target];
                labels[here] = known[here] && StrengthOf(samples, source) >= Threshold ? 1 : 0;
            }
        }

        return (labels, known);
    }

    /// <summary>Two tasks are equal when they ask for the same targets at the same threshold.</summary>
    public bool Equals(EmotionTask? other) => other is not null && Id == other.Id && Threshold.Equals(other.Threshold) && Names.SequenceEqual(other.Names)
        && LeftOut.SequenceEqual(other.LeftOut);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Threshold, Names.Count);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static double InRange(double threshold) => threshold is > 0 and <= 100 ? threshold
        : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold lies over 0 and at most at 100 (vendor units).");

    private double StrengthOf(SampleSet samples, int source) =>
        Threshold.Equals(VendorThreshold) || float.IsNaN(samples.Intensities[source]) ? samples.Targets[source] * 100 : Math.Abs(samples.Intensities[source]);
}

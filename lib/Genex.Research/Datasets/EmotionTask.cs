using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>What is to be predicted: some of the 17 targets and of a study's own, each as yes or no.</summary>
/// <param name="Id">"attention", "emotions", or made of the targets' names: "stress+calm".</param>
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

    /// <summary>Whether it is one of the two that the report has.</summary>
    public bool IsReported => Id == Attention.Id || Id == Emotions.Id;

    /// <summary>K.</summary>
    public int Count => Names.Count;

    /// <summary>A task of some of the 17 targets, or of the study's own.</summary>
    /// <param name="targets">Their names, one at least; a study's own are checked when its samples are asked for.</param>
    /// <exception cref="ArgumentException">There is none, or one twice.</exception>
    public static EmotionTask Of(params IReadOnlyList<string> targets)
    {
        string[] names = [.. targets.Select(Canonical)];
        if (names.Length == 0 || names.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("A task has one target at least.", nameof(targets));
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"The target \"{twice.Key}\" is there twice.", nameof(targets));
        if (names.SequenceEqual(Attention.Names)) return Attention;
        if (names.SequenceEqual(Emotions.Names)) return Emotions;
        IEnumerable<string> plain =
            names.Select(name => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')));
        return new EmotionTask(string.Join('+', plain), string.Join(", ", names), names);
    }

    /// <summary>A task by its id, or by the names of its targets with "+" between them; letter case ignored.</summary>
    /// <exception cref="ArgumentException">The text is blank, or a target is there twice.</exception>
    public static EmotionTask Parse(string text) => Reported(text) ?? Of(text.Split('+', StringSplitOptions.TrimEntries));

    /// <summary>The task of an id that a file has: one of the report's, or one whose targets stand elsewhere.</summary>
    internal static EmotionTask Named(string id) => Reported(id) ?? new EmotionTask(id, id, [id]);

    private static EmotionTask? Reported(string id) => id.ToUpperInvariant() switch
    {
        "ATTENTION" => Attention,
        "EMOTIONS" => Emotions,
        _ => null,
    };

    private static string Canonical(string name) => EmotionalTargets.IndexOf(name.Trim()) is >= 0 and int place ? EmotionalTargets.Names[place] : name.Trim();

    /// <summary>Truth and mask of every sample.</summary>
    /// <returns>Labels (N x K, 1 where present) and flags (N x K, false where the truth is not known; the label is then 0).</returns>
    /// <remarks>
    /// At the vendor's own threshold the aligned target decides (active at the frame, or a share of at least one half). At another threshold the
    /// vendor's intensity decides where there is one, its sign ignored (valence runs from -100 to 100), else the share times 100.
    /// </remarks>
    /// <exception cref="ArgumentException">The study has no such target; the message lists those that it has.</exception>
    public (float[] Labels, bool[] Known) LabelsOf(SampleSet samples)
    {
        int[] places = [.. Names.Select(name => samples.Vocabulary.TargetOf(name))];
        if (Array.FindIndex(places, place => place < 0) is >= 0 and int missing)
        {
            throw new ArgumentException($"The study in {samples.Study.Root} has no target \"{Names[missing]}\". Tasks are attention (1 target), emotions (17), "
                + $"or targets by name with + between them: {string.Join(", ", samples.Vocabulary.Targets)}.", nameof(samples));
        }

        bool[] leftOut = [.. Names.Select(LeftOut.Contains)];
        float[] labels = new float[samples.Count * Count];
        bool[] known = new bool[labels.Length];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            for (int target = 0; target < Count; target++)
            {
                int source = sample * samples.TargetCount + places[target];
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

    // A target of the study's own has a threshold of its own, in its own unit.
    private double StrengthOf(SampleSet samples, int source) =>
        Threshold.Equals(VendorThreshold) || source % samples.TargetCount >= EmotionalTargets.Count || float.IsNaN(samples.Intensities[source])
            ? samples.Targets[source] * 100 : Math.Abs(samples.Intensities[source]);
}

using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>One division of the samples: what is learnt from, what chooses the epoch, what is reported.</summary>
public sealed record Fold
{
    /// <param name="index">From 0.</param>
    /// <param name="name">What the fold holds out, as "LE 3299" or "30 % of frames".</param>
    /// <param name="train">Samples the weights and the scaling are learnt from.</param>
    /// <param name="validation">Samples that choose the epoch (and stop the training).</param>
    /// <param name="test">Samples the scores are computed on.</param>
    /// <param name="reportsFromValidation">True where the protocol reports from the very samples that chose the epoch ("as reported").</param>
    /// <param name="inner">Divisions of the training samples that choose the epoch together; then there are no validation samples. Null: the validation samples
    /// choose.</param>
    /// <exception cref="ArgumentException">A part is empty, parts that must not overlap do, or an inner division has samples from outside the training
    /// samples.</exception>
    public Fold(int index, string name, int[] train, int[] validation, int[] test, bool reportsFromValidation, IReadOnlyList<Fold>? inner = null)
    {
        (Index, Name, Train, Validation, Test, ReportsFromValidation, Inner) = (index, name, train, validation, test, reportsFromValidation, inner ?? []);
        if (train.Length == 0 || test.Length == 0 || (validation.Length == 0) != (Inner.Count > 0))
            throw new ArgumentException(
                Invariant($"Fold {index} ({name}) has {train.Length} training, {validation.Length} validation and {test.Length} test samples and ")
                + Invariant(
                    $"{Inner.Count} inner divisions; each part needs at least one, and either validation samples or inner divisions choose the epoch."));
        if (Inner.SelectMany(division => division.Train.Concat(division.Validation)).Except(train).Any())
            throw new ArgumentException(Invariant($"Fold {index} ({name}) has an inner division with samples that are not its training samples."));
        if (train.Intersect(validation).Any() || train.Intersect(test).Any())
            throw new ArgumentException(Invariant($"Fold {index} ({name}) learns from samples that it also validates or tests on."));
        if (reportsFromValidation != validation.SequenceEqual(test) || (!reportsFromValidation && validation.Intersect(test).Any()))
            throw new ArgumentException(
                Invariant($"Fold {index} ({name}): validation and test must be the same samples where a protocol reports from validation, and share ")
                + "none elsewhere.");
    }

    /// <summary>From 0.</summary>
    public int Index { get; }

    /// <summary>What the fold holds out.</summary>
    public string Name { get; }

    /// <summary>Samples the weights and the scaling are learnt from, in ascending order.</summary>
    public int[] Train { get; }

    /// <summary>Samples that choose the epoch; none where <see cref="Inner"/> divisions do.</summary>
    public int[] Validation { get; }

    /// <summary>Samples the scores are computed on.</summary>
    public int[] Test { get; }

    /// <summary>Divisions of the training samples that choose epoch and thresholds together, each with its own training and validation samples; empty where the
    /// validation samples choose.</summary>
    public IReadOnlyList<Fold> Inner { get; }

    /// <summary>Whether validation and test are the same samples.</summary>
    public bool ReportsFromValidation { get; }

    /// <summary>For each of N samples which part it is in: 1 what is learnt from, 2 what chooses the epoch, 3 what is reported; 0 none.</summary>
    /// <remarks>Where a protocol reports from what chose the epoch, that part is 3.</remarks>
    /// <param name="samples">N.</param>
    public int[] Parts(int samples)
    {
        int[] parts = new int[samples];
        foreach (int sample in Train) parts[sample] = 1;
        foreach (int sample in Validation) parts[sample] = 2;
        foreach (int sample in Test) parts[sample] = 3;
        return parts;
    }

    /// <summary>Returns this fold after checking that no participant is on two sides of it.</summary>
    /// <exception cref="InvalidOperationException">One is; the message names who.</exception>
    public Fold WithParticipantsApart(SampleSet samples)
    {
        HashSet<int> train = Participants(Train), validation = Participants(Validation), test = Participants(Test);
        IEnumerable<int> shared = train.Intersect(validation).Union(train.Intersect(test));
        if (!ReportsFromValidation) shared = shared.Union(validation.Intersect(test));
        ParticipantId[] both = [.. shared.Select(place => samples.Participants[place])];
        return both.Length == 0 ? this
            : throw new InvalidOperationException(
            Invariant($"Fold {Index} ({Name}) has {string.Join(", ", both)} on two sides; the protocol holds participants apart."));

        HashSet<int> Participants(int[] indices) => [.. indices.Select(sample => samples.ParticipantOf[sample])];
    }
}

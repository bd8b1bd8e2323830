using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>The participants of a study who have labels of a task, and their samples. Nobody else is learnt from, chooses an epoch or is scored.</summary>
public sealed class LabelledSamples
{
    private readonly bool[] hasLabel;

    private LabelledSamples(SampleSet samples, EmotionTask task)
    {
        (Samples, Task) = (samples, task);
        (Labels, bool[] known) = task.LabelsOf(samples);
        hasLabel = [.. Enumerable.Range(0, samples.Count).Select(sample => known.AsSpan(sample * task.Count, task.Count).Contains(true))];
        HashSet<int> with = [.. Enumerable.Range(0, samples.Count).Where(sample => hasLabel[sample]).Select(sample => samples.ParticipantOf[sample])];
        People = [.. with.Order()];
        Without = [.. Enumerable.Range(0, samples.Participants.Count).Except(People).Select(place => samples.Participants[place])];
    }

    /// <summary>All samples of the study.</summary>
    public SampleSet Samples { get; }

    /// <summary>What is predicted.</summary>
    public EmotionTask Task { get; }

    /// <summary>N x K, 1 where present.</summary>
    public float[] Labels { get; }

    /// <summary>Places, in <see cref="SampleSet.Participants"/>, of those with at least one label of the task, in order.</summary>
    public int[] People { get; }

    /// <summary>Participants without a label of the task.</summary>
    public IReadOnlyList<ParticipantId> Without { get; }

    /// <summary>Samples with at least one label of the task, in order.</summary>
    public int[] WithLabel => [.. Enumerable.Range(0, hasLabel.Length).Where(sample => hasLabel[sample])];

    /// <summary>Finds them.</summary>
    /// <exception cref="ArgumentException">Nobody has a label of the task.</exception>
    public static LabelledSamples Of(SampleSet samples, EmotionTask task)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(task);
        LabelledSamples found = new(samples, task);
        return found.People.Length > 0 ? found
            : throw new ArgumentException(
                Invariant($"{samples.Study.Root}: none of the {samples.Participants.Count} participants has a label of {task.Title} in any of the ")
                + Invariant($"{samples.Count} rows, so there is nothing to learn. Give the tables that hold the labels, or another task."), nameof(samples));
    }

    /// <summary>Throws where a part of a fold, or of its inner divisions, has no label.</summary>
    /// <exception cref="ArgumentException">One has none; the message says which and whose.</exception>
    internal void Require(Protocol protocol, Fold fold)
    {
        Require(protocol, fold, fold.Train, "learn from");
        if (fold.Inner.Count == 0) Require(protocol, fold, fold.Validation, "choose the epoch on");
        Require(protocol, fold, fold.Test, "score");
        foreach (Fold inner in fold.Inner) Require(protocol, inner);
    }

    private void Require(Protocol protocol, Fold fold, int[] part, string use)
    {
        if (part.Any(sample => hasLabel[sample])) return;
        string whose = string.Join(", ", part.Select(sample => Samples.Participants[Samples.ParticipantOf[sample]]).Distinct());
        throw new ArgumentException(
            Invariant($"Protocol {protocol.Id}, fold {fold.Index} ({fold.Name}): none of the {part.Length} samples to {use} ({whose}) has a label of ")
            + $"{Task.Title}. Take longer recordings, another protocol, or leave {whose} out.", nameof(fold));
    }
}

namespace Genex.Research.Information;

/// <summary>Two modalities and a binary target, row by row: what an estimate of the atoms starts from.</summary>
/// <remarks>Rows of one participant are in order of time and stand together.</remarks>
public sealed record PairedSources
{
    /// <param name="first">N x P features of the first modality; not a number where missing.</param>
    /// <param name="second">N x Q features of the second.</param>
    /// <param name="target">N.</param>
    /// <param name="participantOf">N: index of the participant, 0 to people - 1.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or there are fewer than two participants.</exception>
    public PairedSources(double[,] first, double[,] second, bool[] target, int[] participantOf)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Shapes.Same(target, participantOf, null);
        if (first.GetLength(0) != target.Length || second.GetLength(0) != target.Length)
            throw new ArgumentException(Invariant(
                $"The modalities have {first.GetLength(0)} and {second.GetLength(0)} rows; the target has {target.Length}."), nameof(second));
        (First, Second, Target, ParticipantOf) = (first, second, target, participantOf);
        People = participantOf.Length == 0 ? 0 : participantOf.Max() + 1;
        if (People < 2)
            throw new ArgumentException(Invariant($"There are {People} participants; expected 2 or more, to hold some out."), nameof(participantOf));
    }

    /// <summary>N x P features of the first modality.</summary>
    public double[,] First { get; }

    /// <summary>N x Q features of the second modality.</summary>
    public double[,] Second { get; }

    /// <summary>N.</summary>
    public bool[] Target { get; }

    /// <summary>N x R features of a third modality, for models that take one; null where there is none. The atoms are of the first two.</summary>
    /// <exception cref="ArgumentException">It has another number of rows.</exception>
    public double[,]? Third
    {
        get;
        init => field = value is null || value.GetLength(0) == Count ? value
            : throw new ArgumentException(Invariant($"The third modality has {value.GetLength(0)} rows; the target has {Count}."), nameof(value));
    }

    /// <summary>N: index of the participant.</summary>
    public int[] ParticipantOf { get; }

    /// <summary>Number of participants.</summary>
    public int People { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Target.Length;

    /// <summary>Rows of each group of participants, as even as can be: who is held out together.</summary>
    /// <param name="groups">At most as many as participants; at least 2.</param>
    public IReadOnlyList<(int[] Train, int[] Test)> HeldOut(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        int count = Math.Min(groups, People);
        return [.. Enumerable.Range(0, count).Select(group => (
            Enumerable.Range(0, Count).Where(row => ParticipantOf[row] % count != group).ToArray(),
            Enumerable.Range(0, Count).Where(row => ParticipantOf[row] % count == group).ToArray()))];
    }
}

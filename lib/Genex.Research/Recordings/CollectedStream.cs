namespace Genex.Research.Recordings;

/// <summary>The events of one kind that a file has of one recording, to tell whether another file repeats them.</summary>
/// <param name="file">The file.</param>
internal sealed class CollectedStream(string file)
{
    private readonly HashSet<object> events = [];

    internal string File => file;

    internal double From { get; private set; } = double.PositiveInfinity;

    internal double To { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes an event.</summary>
    /// <returns>False when it is there already.</returns>
    internal bool Add(object one, Interval? time)
    {
        if (time is { } when)
            (From, To) = (Math.Min(From, when.OnsetMilliseconds), Math.Max(To, when.OffsetMilliseconds));
        return events.Add(one);
    }

    /// <summary>Whether it has every event of another.</summary>
    internal bool Contains(CollectedStream other) => events.IsSupersetOf(other.events);

    /// <summary>Whether both tell of the same time; events without a time always do.</summary>
    internal bool Overlaps(CollectedStream other) => double.IsInfinity(From) || double.IsInfinity(other.From) || (From < other.To && other.From < To);
}

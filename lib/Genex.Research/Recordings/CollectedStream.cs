namespace Genex.Research.Recordings;

/// <summary>The events of one kind that a file has of one recording, to tell whether another file repeats them.</summary>
/// <param name="file">The file.</param>
internal sealed class CollectedStream(string file)
{
    private readonly List<object> events = [];

    // Made only when it is asked: an event that begins after all others repeats none, and most files are in order of time.
    private HashSet<object>? known;
    private double latest = double.NegativeInfinity;

    internal string File => file;

    internal double From { get; private set; } = double.PositiveInfinity;

    internal double To { get; private set; } = double.NegativeInfinity;

    private HashSet<object> Known => known ??= [.. events];

    /// <summary>Takes an event.</summary>
    /// <returns>False when it is there already.</returns>
    internal bool Add(object one, Interval? time)
    {
        bool isLater = time is { } span && span.OnsetMilliseconds > latest;
        if (!isLater && Known.Contains(one))
            return false;
        if (time is { } when)
            (From, To, latest) = (Math.Min(From, when.OnsetMilliseconds), Math.Max(To, when.OffsetMilliseconds), Math.Max(latest, when.OnsetMilliseconds));
        events.Add(one);
        known?.Add(one);
        return true;
    }

    /// <summary>Whether it has every event of another.</summary>
    internal bool Contains(CollectedStream other) => Known.IsSupersetOf(other.events);

    /// <summary>Whether both tell of the same time; events without a time always do.</summary>
    internal bool Overlaps(CollectedStream other) => double.IsInfinity(From) || double.IsInfinity(other.From) || (From < other.To && other.From < To);
}

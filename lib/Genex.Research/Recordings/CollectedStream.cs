namespace Genex.Research.Recordings;

/// <summary>The events of one kind that a file has of one recording, to tell whether another file repeats them.</summary>
/// <param name="file">The file.</param>
/// <param name="format">Their format.</param>
/// <param name="name">What they are one of.</param>
/// <param name="part">The file's events of the recording, in which they lie.</param>
internal sealed class CollectedStream(string file, ExportFormat format, string name, IReadOnlyList<object> part)
{
    // Made only when it is asked: an event that begins after all others repeats none, and most files are in order of time.
    private HashSet<object>? known;
    private double latest = double.NegativeInfinity;

    internal string File => file;

    internal double From { get; private set; } = double.PositiveInfinity;

    internal double To { get; private set; } = double.NegativeInfinity;

    private HashSet<object> Known => known ??= [.. Own()];

    /// <summary>Takes the event at a place of the part, which is one of this kind; called in order of the places.</summary>
    /// <returns>False when it is there already.</returns>
    internal bool Take(int place, object one)
    {
        Interval? time = format.TimeOf(one);
        bool isLater = time is { } span && span.OnsetMilliseconds > latest;
        if (!isLater && !(known ??= [.. Own(place)]).Add(one))
            return false;
        if (time is { } when)
            (From, To, latest) = (Math.Min(From, when.OnsetMilliseconds), Math.Max(To, when.OffsetMilliseconds), Math.Max(latest, when.OnsetMilliseconds));
        if (isLater)
            known?.Add(one);
        return true;
    }

    /// <summary>Whether it has every event of another.</summary>
    internal bool Contains(CollectedStream other) => Known.IsSupersetOf(other.Own());

    /// <summary>Whether both tell of the same time; events without a time always do.</summary>
    internal bool Overlaps(CollectedStream other) => double.IsInfinity(From) || double.IsInfinity(other.From) || (From < other.To && other.From < To);

    private IEnumerable<object> Own(int? count = null) =>
        part.Take(count ?? part.Count).Where(one => format.StreamOf(one).Equals(name, StringComparison.OrdinalIgnoreCase));
}

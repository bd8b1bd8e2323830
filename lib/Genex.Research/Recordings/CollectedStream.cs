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

    // Times of two tables of the same events are rounded alike; fewer events may agree by chance.
    private const double SameMilliseconds = 1;
    private const int Convincing = 3;

    private int count;

    internal string File => file;

    internal double From { get; private set; } = double.PositiveInfinity;

    internal double To { get; private set; } = double.NegativeInfinity;

    private HashSet<object> Known => known ??= [.. Own()];

    /// <summary>Takes the event at a place of the part, which is one of this kind; called in order of the places.</summary>
    /// <returns>False when it is there already.</returns>
    internal bool Take(int place, object one)
    {
        Interval? time = format.TimeOf(one);
        count++;
        bool isLater = time is { } span && span.OnsetMilliseconds > latest;
        if (!isLater && !(known ??= [.. Own(place)]).Add(one))
        {
            count--;
            return false;
        }
        if (time is { } when)
            (From, To, latest) = (Math.Min(From, when.OnsetMilliseconds), Math.Max(To, when.OffsetMilliseconds), Math.Max(latest, when.OnsetMilliseconds));
        if (isLater)
            known?.Add(one);
        return true;
    }

    /// <summary>Whether it has every event of another.</summary>
    internal bool Contains(CollectedStream other) => count >= other.count && From <= other.From && To >= other.To && Known.IsSupersetOf(other.Own());

    /// <summary>Whether both tell of the same time; events without a time always do.</summary>
    internal bool Overlaps(CollectedStream other) => double.IsInfinity(From) || double.IsInfinity(other.From) || (From < other.To && other.From < To)
        || (From.Equals(other.From) && To.Equals(other.To)); // one peak each, at the same moment

    /// <summary>Whether another one tells of the same events on another clock: as many, each as long and as far from the first. Events that are all alike, as
    /// samples at one distance, say nothing.</summary>
    internal bool IsMovedTo(CollectedStream other)
    {
        if (count != other.count || count < Convincing || double.IsInfinity(From))
            return false;
        var mine = Own().Select(format.TimeOf).OfType<Interval>().ToList();
        var others = other.Own().Select(format.TimeOf).OfType<Interval>().ToList();
        double shift = others[0].OnsetMilliseconds - mine[0].OnsetMilliseconds;
        return mine.Count == others.Count && mine.Zip(others).All(pair =>
                Math.Abs(pair.Second.OnsetMilliseconds - pair.First.OnsetMilliseconds - shift) <= SameMilliseconds
                && Math.Abs(pair.Second.DurationMilliseconds - pair.First.DurationMilliseconds) <= SameMilliseconds)
            && mine.Zip(mine.Skip(1)).Select(pair => Math.Round(pair.Second.OnsetMilliseconds - pair.First.OnsetMilliseconds)).Distinct().Skip(1).Any();
    }

    private IEnumerable<object> Own(int? count = null) =>
        part.Take(count ?? part.Count).Where(one => format.StreamOf(one).Equals(name, StringComparison.OrdinalIgnoreCase));
}

using System.Collections;

namespace Genex.Research.Recordings;

/// <summary>Levels that several stores hold, one store after the other, with times from a time zero: they stay where they were gathered.</summary>
internal sealed class JoinedLevels : IEventStore, IReadOnlyList<FacialLevel>
{
    private readonly List<(LevelStore Store, int Skipped, double? Zero, int Start)> parts = [];
    private LevelStore? added;

    /// <param name="stores">Each in order of time.</param>
    /// <param name="zero">Time zero: levels that end before it are left out, those that hold then begin at it. Null: times are as they are.</param>
    internal JoinedLevels(IEnumerable<LevelStore> stores, double? zero)
    {
        foreach (LevelStore store in stores)
        {
            int skipped = 0;
            while (skipped < store.Count && store[skipped].Interval.OffsetMilliseconds < zero)
                skipped++;
            parts.Add((store, skipped, zero, Count));
            Count += store.Count - skipped;
        }
    }

    public int Count { get; private set; }

    public FacialLevel this[int place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)Count, nameof(place));
            int part = parts.Count - 1;
            while (parts[part].Start > place)
                part--;
            (LevelStore store, int skipped, double? zero, int start) = parts[part];
            FacialLevel one = store[place - start + skipped];
            return zero is { } from ? one with { Interval = one.Interval.From(from) } : one;
        }
    }

    object IReadOnlyList<object>.this[int place] => this[place];

    void IEventStore.Add(object one)
    {
        if (added is null)
            parts.Add((added = new LevelStore(), 0, null, Count));
        added.Add((FacialLevel)one);
        Count++;
    }

    public IEnumerator<FacialLevel> GetEnumerator()
    {
        for (int place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator<object> IEnumerable<object>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

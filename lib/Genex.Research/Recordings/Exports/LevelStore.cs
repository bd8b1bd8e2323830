using System.Collections;
using System.Runtime.InteropServices;

namespace Genex.Research.Recordings;

/// <summary>Intensities of facial coding, packed into 29 bytes each: an export of two hours at thirty pictures a second has millions of them.</summary>
internal sealed class LevelStore : IEventStore, IReadOnlyList<FacialLevel>
{
    private readonly PieceList<Packed> packed = new();
    private readonly List<string> channels = [];
    private readonly Dictionary<string, int> placeOfChannel = new(StringComparer.Ordinal);

    public int Count => packed.Count;

    public FacialLevel this[int place]
    {
        get
        {
            Packed one = packed[place];
            return new FacialLevel(channels[one.Channel], new Interval(one.Onset, one.Offset), one.Level)
            {
                Presence = one.Presence == 0 ? null : one.Presence > 0,
            };
        }
    }

    object IReadOnlyList<object>.this[int place] => this[place];

    void IEventStore.Add(object one) => Add((FacialLevel)one);

    internal void Add(FacialLevel one)
    {
        if (!placeOfChannel.TryGetValue(one.Channel, out int channel))
        {
            placeOfChannel.Add(one.Channel, channel = channels.Count);
            channels.Add(one.Channel);
        }
        packed.Add(new Packed(one.Interval.OnsetMilliseconds, one.Interval.OffsetMilliseconds, one.Level, channel,
            (sbyte)(one.Presence is not { } said ? 0 : said ? 1 : -1)));
    }

    public IEnumerator<FacialLevel> GetEnumerator()
    {
        for (int place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator<object> IEnumerable<object>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Presence: 1 or -1 where it is said, 0 where it is not.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct Packed(double Onset, double Offset, double Level, int Channel, sbyte Presence);
}

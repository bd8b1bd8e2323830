using System.Collections;

namespace Genex.Research.Recordings;

/// <summary>Events in an order of their own, where they lie.</summary>
/// <param name="events">The events.</param>
/// <param name="order">Their places, in order; null where they lie in it.</param>
internal sealed class OrderedEvents<TEvent>(IReadOnlyList<object> events, int[]? order) : IReadOnlyList<TEvent> where TEvent : class
{
    public int Count => events.Count;

    public TEvent this[int place] => (TEvent)events[order?[place] ?? place];

    public IEnumerator<TEvent> GetEnumerator()
    {
        for (int place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Collections;

namespace Genex.Research.Recordings;

/// <summary>Samples of one sensor in a table in which every row carries its value: those of the sensor's own rows, under whose source it changes most often;
/// the rows of other sensors carry it forward.</summary>
/// <remarks>A source under which the value has stood still through a thousand changes under another one has carried it: what it repeated is let go, so that
/// an export of hours holds the samples of one sensor and not every row.</remarks>
internal sealed class SourcedSamples
{
    private readonly Dictionary<string, Source> sources = new(StringComparer.Ordinal);
    private const int Convincing = 1000;

    private readonly List<Source> changing = [];
    private double? before;
    private bool known;

    /// <summary>How many samples are held.</summary>
    internal int Held => sources.Values.Sum(one => one.Samples.Count);

    /// <summary>Adds a row's value.</summary>
    internal void Add(double milliseconds, double value, string name)
    {
        if (!sources.TryGetValue(name, out Source? own))
            sources.Add(name, own = new Source());
        if (before is { } last && !last.Equals(value))
        {
            if (own.Changes++ == 0)
                changing.Add(own);
            if (!known && own.Changes == Convincing)
            {
                known = true;
                foreach (Source carried in sources.Values.Where(one => one.Changes == 0))
                    carried.Samples.Clear();
            }
        }
        if (!known || own.Changes > 0)
            own.Samples.Add((milliseconds, value));
        before = value;
    }

    /// <summary>The sensor's own samples, with times from time zero, where they lie; what the other rows carried is let go.</summary>
    internal IReadOnlyList<(double Milliseconds, double Value)> Own(double zero)
    {
        Source? own = changing.MaxBy(one => one.Changes) ?? sources.Values.FirstOrDefault();
        sources.Clear();
        changing.Clear();
        return own is null ? [] : new FromZero(own.Samples, zero);
    }

    private sealed class FromZero(PieceList<(double Milliseconds, double Value)> samples, double zero) : IReadOnlyList<(double Milliseconds, double Value)>
    {
        public int Count => samples.Count;

        public (double Milliseconds, double Value) this[int place] => (samples[place].Milliseconds - zero, samples[place].Value);

        public IEnumerator<(double Milliseconds, double Value)> GetEnumerator() => Enumerable.Range(0, Count).Select(place => this[place]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Source
    {
        internal PieceList<(double Milliseconds, double Value)> Samples { get; } = new();

        internal int Changes { get; set; }
    }
}
